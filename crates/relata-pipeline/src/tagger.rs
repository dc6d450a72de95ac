//! spaCy's tagger and morphologizer: the label with the greatest score for each token.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

use crate::PipelineError;
use crate::doc::{TokenParts, Upos};
use crate::kernels::{self, Instructions};
use crate::layers::Linear;
use crate::weights::Weights;

/// spaCy's numbers of the parts of speech, as `labels_pos` of a morphologizer gives them: it counts from 84 on, in the
/// order of their names.
const SPACY_POS: [(u64, Upos); 19] = [
    (84, Upos::Adj),
    (85, Upos::Adp),
    (86, Upos::Adv),
    (87, Upos::Aux),
    (89, Upos::Cconj),
    (90, Upos::Det),
    (91, Upos::Intj),
    (92, Upos::Noun),
    (93, Upos::Num),
    (94, Upos::Part),
    (95, Upos::Pron),
    (96, Upos::Propn),
    (97, Upos::Punct),
    (98, Upos::Sconj),
    (99, Upos::Sym),
    (100, Upos::Verb),
    (101, Upos::X),
    (103, Upos::Space),
    (0, Upos::None),
];

/// The `cfg` file of a tagger: label i is that of score i.
#[derive(Deserialize)]
struct TaggerCfg {
    labels: Vec<String>,
    #[serde(default)]
    overwrite: bool,
}

/// The `cfg` file of a morphologizer: label i, in the file's order, is that of score i.
#[derive(Deserialize)]
struct MorphologizerCfg {
    labels_morph: OrderedPairs,
    labels_pos: BTreeMap<String, u64>,
    #[serde(default)]
    overwrite: bool,
    #[serde(default)]
    extend: bool,
}

/// The entries of a JSON object in the order in which they are written.
struct OrderedPairs(Vec<(String, String)>);

impl<'de> Deserialize<'de> for OrderedPairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = OrderedPairs;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("an object of texts")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<OrderedPairs, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(OrderedPairs(pairs))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}

/// What a label sets.
enum Label {
    Tag(Box<str>),
    Morphology { pos: Upos, morph: Box<str> },
}

/// A tagger or a morphologizer.
pub(crate) struct Tagger {
    output: Linear,
    labels: Vec<Label>,
    /// Whether what an earlier component set is replaced.
    overwrite: bool,
}

impl Tagger {
    /// A tagger from its `cfg` and its weights.
    pub(crate) fn for_tags(
        path: &str,
        cfg: &[u8],
        weights: &Weights,
        width: usize,
    ) -> Result<Self, PipelineError> {
        let cfg: TaggerCfg = serde_json::from_slice(cfg).map_err(|e| PipelineError::malformed(path, e))?;
        let labels = cfg.labels.into_iter().map(|label| Label::Tag(label.into())).collect();
        Self::new(path, labels, cfg.overwrite, weights, width)
    }

    /// A morphologizer from its `cfg` and its weights.
    pub(crate) fn for_morphology(
        path: &str,
        cfg: &[u8],
        weights: &Weights,
        width: usize,
    ) -> Result<Self, PipelineError> {
        let cfg: MorphologizerCfg =
            serde_json::from_slice(cfg).map_err(|e| PipelineError::malformed(path, e))?;
        if cfg.extend {
            return Err(PipelineError::unsupported("morphologizer", "the setting `extend`"));
        }
        let label = |(label, morph): (String, String)| {
            let number = cfg.labels_pos.get(&label).copied().unwrap_or(0);
            let known = SPACY_POS.iter().find(|(n, _)| *n == number);
            let (_, pos) =
                known.ok_or_else(|| PipelineError::malformed(path, format!("no part of speech {number}")))?;
            Ok(Label::Morphology { pos: *pos, morph: morph.into() })
        };
        let labels = cfg.labels_morph.0.into_iter().map(label).collect::<Result<_, PipelineError>>()?;
        Self::new(path, labels, cfg.overwrite, weights, width)
    }

    fn new(
        path: &str,
        labels: Vec<Label>,
        overwrite: bool,
        weights: &Weights,
        width: usize,
    ) -> Result<Self, PipelineError> {
        let output = Linear::new(weights, weights.only("softmax")?, width)?;
        if labels.len() != output.n_outputs() || labels.is_empty() {
            return Err(PipelineError::malformed(path, "it has another number of labels than the weights"));
        }
        Ok(Self { output, labels, overwrite })
    }

    /// Multiplications for one token.
    pub(crate) fn n_products(&self) -> usize {
        self.output.n_products()
    }

    /// Labels tokens by their vectors: (tokens, width).
    pub(crate) fn apply(&self, instructions: Instructions, vectors: &[f32], tokens: &mut [TokenParts]) {
        let mut scores = Vec::new();
        self.output.forward(instructions, vectors, &mut scores);
        for (token, scores) in tokens.iter_mut().zip(scores.chunks_exact(self.labels.len())) {
            match &self.labels[kernels::first_greatest(scores)] {
                Label::Tag(tag) if self.overwrite || token.tag.is_empty() => token.tag.clone_from(tag),
                Label::Tag(_) => {}
                Label::Morphology { pos, morph } => {
                    if self.overwrite || token.morph.is_empty() {
                        token.morph.clone_from(morph);
                    }
                    if self.overwrite || token.pos == Upos::None {
                        token.pos = *pos;
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weights::testing::{Layer, model};

    /// Two labels; the first scores the token's only number, the second its negative.
    fn weights() -> Weights {
        let params: &[(&str, &[usize], &[f32])] = &[("W", &[2, 1], &[1.0, -1.0]), ("b", &[2], &[0.0, 0.0])];
        Weights::parse("model", &model(&[Layer { name: "softmax", refs: &[], settings: &[], params }]))
            .unwrap()
    }

    #[test]
    fn a_tagger_keeps_what_is_set_unless_told_to_overwrite() {
        for (overwrite, third) in [("false", "kept"), ("true", "Z")] {
            let cfg = format!(r#"{{"labels": ["Z", "A"], "overwrite": {overwrite}}}"#);
            let tagger = Tagger::for_tags("tagger/cfg", cfg.as_bytes(), &weights(), 1).unwrap();
            let mut tokens = vec![TokenParts::default(); 3];
            tokens[2].tag = "kept".into();
            tagger.apply(Instructions::best(), &[1.0, -1.0, 0.0], &mut tokens);
            assert_eq!(tokens.iter().map(|t| &*t.tag).collect::<Vec<_>>(), ["Z", "A", third]);
        }
    }

    #[test]
    fn a_morphologizer_takes_its_labels_in_the_order_of_the_file() {
        let cfg = r#"{"labels_morph": {"Z": "Number=Sing", "A": ""}, "labels_pos": {"A": 97, "Z": 92}}"#;
        let tagger = Tagger::for_morphology("morphologizer/cfg", cfg.as_bytes(), &weights(), 1).unwrap();
        let mut tokens = vec![TokenParts::default(); 2];
        tagger.apply(Instructions::best(), &[1.0, -1.0], &mut tokens);
        assert_eq!((tokens[0].pos, &*tokens[0].morph), (Upos::Noun, "Number=Sing"));
        assert_eq!((tokens[1].pos, &*tokens[1].morph), (Upos::Punct, ""));
    }

    #[test]
    fn labels_that_do_not_fit_are_refused() {
        let refused = |cfg: &str| Tagger::for_morphology("cfg", cfg.as_bytes(), &weights(), 1).is_err();
        assert!(refused(r#"{"labels_morph": {"Z": ""}, "labels_pos": {}}"#), "one label for two scores");
        assert!(
            refused(r#"{"labels_morph": {"Z": "", "A": ""}, "labels_pos": {"A": 7}}"#),
            "no such part of speech"
        );
        assert!(refused(r#"{"labels_morph": {"Z": "", "A": ""}, "labels_pos": {}, "extend": true}"#));
        assert!(refused("[]"));
    }
}
