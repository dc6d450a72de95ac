//! What is kept of an article, so that its copies and its story are found without its text, and what two texts are to each other.

use crate::dossier::{CopyLink, Story};
use crate::id::ArticleId;

/// What linking keeps of an article to find its copies among later ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch {
    /// Which.
    pub article: ArticleId,
    /// Keys of runs of its telling words, furniture left out; sorted, each once.
    pub keys: Vec<u64>,
    /// Keys of its outlet with each of its paragraphs; sorted, each once.
    pub paragraphs: Vec<u64>,
    /// Bytes of the paragraphs that are not furniture.
    pub n_bytes: u32,
}

/// What two articles are to each other by their texts alone, before third articles are looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct CopyVerdict {
    /// The link that it makes.
    pub link: CopyLink,
    /// Whether it does so by itself; else a third article must speak for it.
    pub is_sure: bool,
}

/// Sorts of what is kept of articles to find the translations and the stories of later ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeptKind {
    /// How rare names, numbers and words are among what translations share; of no article.
    Reference,
    /// Where an article stands among others of all languages.
    Place,
    /// What an article means as a whole.
    Gist,
    /// The articles of other languages that an article was compared with.
    Partners,
    /// How rare terms are among what articles of a story share, and what persons ruled; of no article.
    StoryReference,
    /// What an article names and tells, as far as articles of its story are looked for by it.
    Outline,
    /// How like other articles an article is, as far as stories go.
    Likeness,
    /// Of which origin and story an article is.
    Membership,
    /// A story, kept of its first article.
    Story,
}

impl KeptKind {
    /// The number under which it is stored.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The first sort that is kept for stories; those before are kept for translations.
    pub const FIRST_OF_STORIES: Self = Self::StoryReference;
}

/// Something that is kept; only the linker knows what the bytes mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What sort.
    pub kind: KeptKind,
    /// Of which article; empty for what is of none.
    pub article: ArticleId,
    /// What; empty: nothing is kept any more.
    pub bytes: Vec<u8>,
}

/// What was found anew among all articles, of what the next articles are compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundAnew {
    /// Translations.
    pub translations: bool,
    /// Stories.
    pub stories: bool,
}

/// What changes among translations when articles come to others that are compared already.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TranslationChange {
    /// What is kept now, in the place of what was kept of the same sort and article.
    pub kept: Vec<Kept>,
    /// Pairs that are no translations any more, the smaller id first.
    pub gone: Vec<(ArticleId, ArticleId)>,
    /// Links that are new or other than before.
    pub links: Vec<CopyLink>,
}

/// What changes among stories when articles come to others that are grouped already.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StoryChange {
    /// What is kept now, in the place of what was kept of the same sort and article.
    pub kept: Vec<Kept>,
    /// The stories that are new or other than before, sorted by id.
    pub stories: Vec<Story>,
}

/// What changes when articles come to others that are compared already.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CopyChange {
    /// The articles that are new or whose furniture is other than before. No earlier verdict on one of them holds.
    pub sketches: Vec<Sketch>,
    /// Keys of paragraphs, and whether they are furniture now; those that stay what they were are left out.
    pub recurring: Vec<(u64, bool)>,
    /// Other pairs whose verdict no longer holds, the smaller id first.
    pub gone: Vec<(ArticleId, ArticleId)>,
    /// New verdicts.
    pub verdicts: Vec<CopyVerdict>,
}
