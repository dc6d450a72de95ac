//! Runs the program as a user would.
#![allow(dead_code, missing_docs, unreachable_pub, clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The program, in a folder of its own.
pub struct Relata {
    folder: tempfile::TempDir,
}

impl Relata {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file below the folder.
    pub fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_relata"));
        command.args(arguments).current_dir(self.folder());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Answer {
        Answer(self.command(arguments).output().unwrap())
    }
}

/// What the program answered.
pub struct Answer(pub Output);

impl Answer {
    pub fn status(&self) -> i32 {
        self.0.status.code().unwrap()
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.0.stdout.clone()).unwrap()
    }

    pub fn errors(&self) -> String {
        String::from_utf8(self.0.stderr.clone()).unwrap()
    }

    /// The answer as JSON; fails when the program did not succeed.
    pub fn json(&self) -> serde_json::Value {
        assert!(matches!(self.status(), 0 | 1), "{}", self.errors());
        serde_json::from_slice(&self.0.stdout).unwrap()
    }
}

/// Whether the models are here, as `make test` sees to; a test that needs them says so and passes without them.
pub fn models_are_here() -> bool {
    let list = Relata::new().run(&["models", "list", "--json"]).json();
    let here = list.as_array().unwrap().iter().filter(|model| model["in_use"] == true).count() >= 2;
    if !here {
        eprintln!("left out: the models are not here; run `relata models pull`");
    }
    here
}
