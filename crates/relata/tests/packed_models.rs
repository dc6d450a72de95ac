//! The converted form of a model: made at first use, mapped from then on, made anew when it is no good. The English wheel is
//! taken from the models folder; without it the test says that it was left out.

#![allow(clippy::unwrap_used, clippy::panic)]

use relata::models::Store;
use relata_types::Lang;
use std::fs;
use std::path::PathBuf;

#[test]
fn a_model_is_packed_once_and_anew_when_the_packed_file_is_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path().to_owned()).unwrap();
    let pin = store.manifest().pins.iter().find(|pin| pin.lang == "en" && pin.default).unwrap();
    let wheel = Store::default_folder().join(&pin.file);
    if !wheel.exists() {
        eprintln!("left out: no {}; `relata models pull` fetches it", wheel.display());
        return;
    }
    fs::copy(&wheel, folder.path().join(&pin.file)).unwrap();
    let annotate =
        || store.load(Lang::EN).unwrap().unwrap().annotate("Anna Berg said that the bridge will close.");
    let packed = || -> Vec<PathBuf> {
        let paths = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
        paths.filter(|path| *path != folder.path().join(&pin.file)).collect()
    };
    let first = annotate();
    let [file] = &packed()[..] else { panic!("one packed file, not {:?}", packed()) };
    assert!(file.file_name().unwrap().to_string_lossy().starts_with(&pin.sha256));
    let whole = fs::read(file).unwrap();
    assert_eq!(annotate(), first);
    // Damage is put in place as a new file: what is mapped must never change.
    for damaged in [&whole[..whole.len() / 2], b"", &[0; 100]] {
        fs::remove_file(file).unwrap();
        fs::write(file, damaged).unwrap();
        assert_eq!(annotate(), first);
        assert!(fs::read(file).unwrap() == whole, "made anew");
    }
    // The wheel is still what counts.
    fs::remove_file(folder.path().join(&pin.file)).unwrap();
    assert!(store.load(Lang::EN).is_err());
}

#[test]
fn the_encoder_is_packed_once() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path().to_owned()).unwrap();
    let pin = store.manifest().pins.iter().find(|pin| pin.lang == "mul" && pin.default).unwrap();
    let wheel = Store::default_folder().join(&pin.file);
    if !wheel.exists() {
        eprintln!("left out: no {}; `relata models pull` fetches it", wheel.display());
        return;
    }
    fs::copy(&wheel, folder.path().join(&pin.file)).unwrap();
    let encode =
        || store.load_encoder().unwrap().unwrap().encode(&["The bridge is closed.", "Le pont est fermé."]);
    let first = encode();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "the wheel and its packed form");
    assert_eq!(encode(), first);
    let exact = relata_encoder::Encoder::from_wheel(&fs::read(&wheel).unwrap()).unwrap();
    assert_eq!(exact.encode(&["The bridge is closed.", "Le pont est fermé."]), first);
}
