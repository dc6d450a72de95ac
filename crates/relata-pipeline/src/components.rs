//! The components of a pipeline: how each is loaded by its configuration, and what it adds to a text.

use std::borrow::Cow;
use std::sync::Arc;

use crate::PipelineError;
use crate::attribute_ruler::AttributeRuler;
use crate::config::Config;
use crate::doc::{EntitySpan, TokenParts};
use crate::layers::Vectors;
use crate::lemmatizer::Lemmatizer;
use crate::lexeme::Lexeme;
use crate::packed::Container;
use crate::tagger::Tagger;
use crate::tok2vec::{Features, Tok2Vec, require_architecture};
use crate::tokenizer::RawToken;
use crate::transition::{EntityRecognizer, Parser, TokenFacts};
use crate::weights::Weights;
use crate::workspace::Workspace;

/// A text, or a piece of a very long one, on its way through the components.
pub(crate) struct Draft<'t> {
    /// The whole text; the tokens' ranges point into it.
    pub(crate) text: &'t str,
    pub(crate) tokens: Vec<TokenParts>,
    /// What the networks see of each token.
    pub(crate) features: Vec<Features>,
    pub(crate) entities: Vec<EntitySpan>,
}

impl<'t> Draft<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, tokens: Vec::new(), features: Vec::new(), entities: Vec::new() }
    }

    /// Adds a token that is not annotated yet, with what is known of its form.
    pub(crate) fn push(&mut self, token: &RawToken, lexeme: Lexeme) {
        let norm = token.norm.as_deref().map_or(lexeme.norm, crate::symbols::string_id);
        let head = self.tokens.len();
        self.tokens.push(TokenParts { range: token.range.clone(), head, ..TokenParts::default() });
        self.features.push(Features {
            orth: lexeme.orth,
            norm,
            prefix: lexeme.prefix,
            suffix: lexeme.suffix,
            shape: lexeme.shape,
            space_after: token.space_after,
            is_space: lexeme.is_space,
        });
    }
}

/// One step of a pipeline.
pub(crate) enum Component {
    /// Gives the token vectors that others listen to.
    Tok2Vec(Tok2Vec),
    /// Sets tags, or parts of speech and features.
    Tagger(Source, Tagger),
    /// Sets heads, labels and sentence starts.
    Parser(Source, Parser),
    /// Sets entities.
    Entities(Source, EntityRecognizer),
    /// Corrects parts of speech, features and lemmas by patterns.
    Ruler(AttributeRuler),
    /// Sets lemmas, those that are set already only where `overwrite` says so.
    Lemmatizer { lemmatizer: Lemmatizer, overwrite: bool },
}

/// Where a component takes its token vectors from.
pub(crate) enum Source {
    /// From the tok2vec component before it.
    Shared,
    /// From a model of its own.
    Own(Box<Tok2Vec>),
}

impl Source {
    /// The vectors of each draft's tokens.
    fn vectors<'v>(
        &self,
        workspace: &mut Workspace,
        drafts: &[Draft<'_>],
        shared: &'v TokenVectors,
    ) -> Cow<'v, TokenVectors> {
        match self {
            Self::Shared => Cow::Borrowed(shared),
            Self::Own(tok2vec) => Cow::Owned(TokenVectors::new(workspace, tok2vec, drafts)),
        }
    }
}

/// The vectors of all tokens of a batch: (tokens, width).
#[derive(Clone, Default)]
pub(crate) struct TokenVectors {
    data: Vec<f32>,
    width: usize,
}

impl TokenVectors {
    fn new(workspace: &mut Workspace, tok2vec: &Tok2Vec, drafts: &[Draft<'_>]) -> Self {
        let lengths: Vec<usize> = drafts.iter().map(|draft| draft.tokens.len()).collect();
        let features: Vec<Features> = drafts.iter().flat_map(|draft| &draft.features).copied().collect();
        Self { data: tok2vec.forward(workspace, &features, &lengths), width: tok2vec.width() }
    }

    /// Each draft with its own vectors.
    fn zip<'a, 't>(
        &'a self,
        drafts: &'a mut [Draft<'t>],
    ) -> impl Iterator<Item = (&'a [f32], &'a mut Draft<'t>)> {
        let mut rest = self.data.as_slice();
        drafts.iter_mut().map(move |draft| {
            let (vectors, after) = rest.split_at((draft.tokens.len() * self.width).min(rest.len()));
            rest = after;
            (vectors, draft)
        })
    }
}

impl Component {
    /// Multiplications of the matrix products that a token needs whose look is known. A transition system takes as many
    /// steps as the text makes it, and these are left out.
    pub(crate) fn n_products(&self) -> usize {
        let own = |source: &Source| match source {
            Source::Shared => 0,
            Source::Own(tok2vec) => tok2vec.n_products(),
        };
        match self {
            Self::Tok2Vec(tok2vec) => tok2vec.n_products(),
            Self::Tagger(source, tagger) => own(source) + tagger.n_products(),
            Self::Parser(source, parser) => own(source) + parser.n_products(),
            Self::Entities(source, recognizer) => own(source) + recognizer.n_products(),
            Self::Ruler(_) | Self::Lemmatizer { .. } => 0,
        }
    }

    /// Annotates the drafts. `shared` holds the vectors of the last tok2vec component.
    pub(crate) fn apply(
        &self,
        workspace: &mut Workspace,
        drafts: &mut [Draft<'_>],
        shared: &mut TokenVectors,
    ) {
        match self {
            Self::Tok2Vec(tok2vec) => *shared = TokenVectors::new(workspace, tok2vec, drafts),
            Self::Tagger(source, tagger) => {
                for (vectors, draft) in source.vectors(workspace, drafts, shared).zip(drafts) {
                    tagger.apply(workspace.instructions, vectors, &mut draft.tokens);
                }
            }
            Self::Parser(source, parser) => {
                for (vectors, draft) in source.vectors(workspace, drafts, shared).zip(drafts) {
                    let is_space: Vec<bool> = draft.features.iter().map(|token| token.is_space).collect();
                    parser.apply(workspace, vectors, &is_space, &mut draft.tokens);
                }
            }
            Self::Entities(source, recognizer) => {
                for (vectors, draft) in source.vectors(workspace, drafts, shared).zip(drafts) {
                    let tokens = draft.tokens.iter().zip(&draft.features);
                    let facts = tokens.map(|(token, features)| TokenFacts {
                        is_space: features.is_space,
                        sentence_start: token.sentence_start,
                    });
                    draft.entities = recognizer.apply(workspace, vectors, &facts.collect::<Vec<_>>());
                }
            }
            Self::Ruler(ruler) => {
                for draft in drafts {
                    ruler.apply(draft.text, &mut draft.tokens);
                }
            }
            Self::Lemmatizer { lemmatizer, overwrite } => {
                for draft in drafts {
                    let unset = draft.tokens.iter_mut().filter(|token| *overwrite || token.lemma.is_empty());
                    for token in unset {
                        let form = draft.text.get(token.range.clone()).unwrap_or_default();
                        token.lemma = lemmatizer.lemma(form, token.pos, &token.morph, token.sentence_start);
                    }
                }
            }
        }
    }
}

/// Loads components from a package, one after the other in the order of the pipeline.
pub(crate) struct Loader<'p> {
    files: &'p Container,
    config: &'p Config,
    vectors: Option<Arc<Vectors>>,
    /// Name and width of the tok2vec component loaded last.
    shared: Option<(String, usize)>,
    /// Tok2vec models loaded so far.
    n_models: usize,
}

impl<'p> Loader<'p> {
    pub(crate) fn new(files: &'p Container, config: &'p Config) -> Self {
        Self { files, config, vectors: None, shared: None, n_models: 0 }
    }

    /// Tok2vec models loaded so far; they are numbered from 0.
    pub(crate) fn n_models(&self) -> usize {
        self.n_models
    }

    /// Loads the component of that name.
    ///
    /// # Errors
    /// [`PipelineError::Unsupported`] when its factory, its architecture or a setting is not known here;
    /// [`PipelineError::MissingFile`] and [`PipelineError::Malformed`] for its files.
    pub(crate) fn load(&mut self, name: &str) -> Result<Component, PipelineError> {
        let section = format!("components.{name}");
        let factory = self.config.text(&section, "factory")?;
        match factory.as_str() {
            "tok2vec" => {
                let weights = self.weights(name)?;
                let tok2vec = self.tok2vec(name, &format!("{section}.model"), &weights)?;
                self.shared = Some((name.to_owned(), tok2vec.width()));
                Ok(Component::Tok2Vec(tok2vec))
            }
            "tagger" | "morphologizer" => {
                // The two differ in what they make of scores, of which only the greatest counts here.
                require_architecture(
                    self.config,
                    &format!("{section}.model"),
                    name,
                    &["spacy.Tagger.v2", "spacy.Tagger.v1"],
                )?;
                let weights = self.weights(name)?;
                let (source, width) = self.source(name, &weights)?;
                let path = format!("{name}/cfg");
                let cfg = self.files.file(&path)?;
                let tagger = if factory == "tagger" {
                    Tagger::for_tags(&path, cfg, &weights, width)
                } else {
                    Tagger::for_morphology(&path, cfg, &weights, width)
                };
                Ok(Component::Tagger(source, tagger?))
            }
            "parser" | "ner" => {
                let model = format!("{section}.model");
                require_architecture(self.config, &model, name, &["spacy.TransitionBasedParser.v2"])?;
                for (key, known) in [("use_upper", true), ("extra_state_tokens", false)] {
                    if self.config.flag(&model, key)? != known {
                        return Err(PipelineError::unsupported(name, format!("`{key} = {}`", !known)));
                    }
                }
                let weights = self.weights(name)?;
                let (source, width) = self.source(name, &weights)?;
                self.require_greedy(name)?;
                let path = format!("{name}/moves");
                let moves = self.files.file(&path)?;
                if factory == "parser" {
                    Ok(Component::Parser(source, Parser::new(&path, moves, &weights, width)?))
                } else {
                    Ok(Component::Entities(source, EntityRecognizer::new(&path, moves, &weights, width)?))
                }
            }
            "attribute_ruler" => {
                Ok(Component::Ruler(AttributeRuler::from_bytes(self.files.file(AttributeRuler::PATH)?)?))
            }
            "lemmatizer" => {
                let lang = self.config.text("nlp", "lang")?;
                let mode = self.config.text(&section, "mode")?;
                let lemmatizer = Lemmatizer::new(&lang, &mode, self.files)?;
                Ok(Component::Lemmatizer { lemmatizer, overwrite: self.config.flag(&section, "overwrite")? })
            }
            other => Err(PipelineError::unsupported(name, format!("the factory {other}"))),
        }
    }

    /// Refuses a component that weighs several readings of a text against each other.
    fn require_greedy(&mut self, name: &str) -> Result<(), PipelineError> {
        let path = format!("{name}/cfg");
        let cfg: serde_json::Value = serde_json::from_slice(self.files.file(&path)?)
            .map_err(|e| PipelineError::malformed(&path, e))?;
        match cfg.get("beam_width").and_then(serde_json::Value::as_u64) {
            None | Some(1) => Ok(()),
            Some(width) => Err(PipelineError::unsupported(name, format!("`beam_width = {width}`"))),
        }
    }

    fn weights(&mut self, name: &str) -> Result<Weights, PipelineError> {
        let path = format!("{name}/model");
        Weights::parse(&path, self.files.file(&path)?)
    }

    /// Where a component takes its token vectors from, and their width.
    fn source(&mut self, name: &str, weights: &Weights) -> Result<(Source, usize), PipelineError> {
        let section = format!("components.{name}.model.tok2vec");
        let architecture = self.config.text(&section, "@architectures")?;
        if architecture != "spacy.Tok2VecListener.v1" {
            let tok2vec = self.tok2vec(name, &section, weights)?;
            let width = tok2vec.width();
            return Ok((Source::Own(Box::new(tok2vec)), width));
        }
        let upstream = self.config.text(&section, "upstream")?;
        match &self.shared {
            Some((shared, width)) if upstream == *shared || upstream == "*" => Ok((Source::Shared, *width)),
            _ => Err(PipelineError::unsupported(
                name,
                format!("vectors of `{upstream}`, which does not come before it"),
            )),
        }
    }

    fn tok2vec(&mut self, name: &str, section: &str, weights: &Weights) -> Result<Tok2Vec, PipelineError> {
        if self.vectors.is_none()
            && self.config.flag(&format!("{section}.embed"), "include_static_vectors")?
        {
            self.vectors = Some(Arc::new(self.load_vectors()?));
        }
        self.n_models += 1;
        Tok2Vec::new(self.config, section, name, weights, self.vectors.as_ref(), self.n_models - 1)
    }

    fn load_vectors(&mut self) -> Result<Vectors, PipelineError> {
        /// Settings of the vectors; floret vectors work by other rules.
        const CFG: &str = "vocab/vectors.cfg";
        let cfg: serde_json::Value =
            serde_json::from_slice(self.files.file(CFG)?).map_err(|e| PipelineError::malformed(CFG, e))?;
        let mode = cfg.get("mode").and_then(|mode| mode.as_str()).unwrap_or("default");
        if mode != "default" {
            return Err(PipelineError::unsupported("vectors", format!("vectors in mode {mode}")));
        }
        Vectors::new(self.files)
    }
}
