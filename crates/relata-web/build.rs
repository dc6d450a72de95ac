//! Puts the files of `web/dist` into the program, those that `make page` built; without them, a page that says so.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../..");
    let dist = root.join("web/dist");
    // A path that is missing would make every build begin here: its parent is watched until it comes.
    let watched = [dist.clone(), root.join("web"), root.join("crates/relata-web/Cargo.toml")];
    if let Some(watched) = watched.iter().find(|path| path.exists()) {
        println!("cargo:rerun-if-changed={}", watched.display());
    }
    println!("cargo:rerun-if-changed=build.rs");
    let mut files = Vec::new();
    collect(&dist, &dist, &mut files);
    files.sort();
    let mut table = String::from(
        "/// Every file of the page: its path below the root and its bytes.\nconst FILES: &[(&str, &[u8])] = &[\n",
    );
    for (name, path) in &files {
        writeln!(table, "    ({name:?}, include_bytes!({path:?})),")?;
    }
    table.push_str("];\n");
    let out = PathBuf::from(env::var("OUT_DIR")?).join("files.rs");
    fs::write(out, table)?;
    Ok(())
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, PathBuf)>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(root, &path, files);
        } else if let (Ok(name), Ok(full)) = (path.strip_prefix(root), fs::canonicalize(&path)) {
            let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
            files.push((parts.join("/"), full));
        }
    }
}
