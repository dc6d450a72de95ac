//! Sentences and clauses get their vectors.

use crate::error::Result;
use crate::world::World;
use relata_types::{Article, Reading, SentenceVector, Span};
use std::borrow::Cow;

/// What gives each sentence a vector of [`SentenceVector::DIMENSIONS`] numbers.
pub(crate) type Encode<'e> = dyn Fn(&[&str]) -> Vec<[f32; SentenceVector::DIMENSIONS]> + Sync + 'e;

/// Gives the sentences and clauses of some readings their vectors, those that are nothing but page furniture left out. What is known of a
/// word is found out once for all its occurrences, so several articles together are faster than one at a time.
pub(crate) fn attach<'r>(
    readings: impl IntoIterator<Item = (&'r Article, &'r mut Reading)>,
    encode: &Encode<'_>,
) {
    let mut sentences: Vec<Cow<str>> = Vec::new();
    let mut places: Vec<&mut SentenceVector> = Vec::new();
    for (article, reading) in readings {
        reading.vectors = vec![SentenceVector::NONE; reading.sentences.len()];
        for (sentence, vector) in reading.sentences.iter().zip(&mut reading.vectors) {
            if !reading.furniture.iter().any(|furniture| furniture.contains(*sentence)) {
                sentences.push(Cow::Borrowed(Span::text(*sentence, &article.text)));
                places.push(vector);
            }
        }
        for clause in &mut reading.clauses {
            let words: Vec<&str> = clause.pieces.iter().map(|piece| piece.text(&article.text)).collect();
            sentences.push(Cow::Owned(words.join(" ")));
            places.push(&mut clause.vector);
        }
    }
    let sentences: Vec<&str> = sentences.iter().map(AsRef::as_ref).collect();
    for (place, vector) in places.into_iter().zip(encode(&sentences)) {
        *place = SentenceVector::quantised(&vector);
    }
}

/// What `words` mean, to be compared with the sentences on a desk; `None` in a world without an encoder.
///
/// # Errors
/// When the encoder is known but missing, tampered with or unusable.
pub fn meaning(world: &dyn World, words: &str) -> Result<Option<SentenceVector>> {
    let Some(encoder) = world.encoder()? else { return Ok(None) };
    let vector = encoder.encode(&[words]).into_iter().next();
    Ok(vector.map(|vector| SentenceVector::quantised(&vector)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use relata_types::Metadata;

    /// Points along the axis that the length of a sentence names.
    fn by_length(sentences: &[&str]) -> Vec<[f32; SentenceVector::DIMENSIONS]> {
        let axis = |sentence: &&str| {
            let mut vector = [0.0; SentenceVector::DIMENSIONS];
            vector[sentence.len()] = 1.0;
            vector
        };
        sentences.iter().map(axis).collect()
    }

    #[test]
    fn each_sentence_but_furniture_has_its_own() {
        let read = |text: &str, sentences: Vec<Span>, furniture: Vec<Span>| {
            let article = Article::new("k".into(), None, Metadata::default(), text.into());
            (article, Reading { sentences, furniture, ..Reading::default() })
        };
        let mut readings = [
            read(
                "It rained. Read more. All day long.",
                vec![Span::new(0, 10), Span::new(11, 21), Span::new(22, 35)],
                vec![Span::new(11, 21)],
            ),
            read("", vec![], vec![]),
            read("Éric slept.", vec![Span::new(0, 12)], vec![]),
        ];
        attach(readings.iter_mut().map(|(article, reading)| (&*article, reading)), &by_length);
        let vectors = |i: usize| &readings[i].1.vectors;
        let axis = |length: usize| SentenceVector::quantised(&by_length(&[&"x".repeat(length)])[0]);
        assert_eq!(*vectors(0), [axis(10), SentenceVector::NONE, axis(13)]);
        assert!(vectors(1).is_empty());
        assert_eq!(*vectors(2), [axis(12)]);
    }
}
