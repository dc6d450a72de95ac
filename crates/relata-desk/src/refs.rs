//! How answers name an article, an entity and a place in a text.

use serde::Serialize;

/// How an answer names an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ArticleRef {
    /// Its id.
    pub id: String,
    /// The id that the input gave, else its path below the folder that was read.
    pub key: String,
    /// How a person recognises it: its title, else its key.
    pub label: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// When, ISO 8601.
    pub published: Option<String>,
    /// ISO 639-1 code of its language.
    pub lang: Option<String>,
    /// Where.
    pub url: Option<String>,
}

/// How an answer names an entity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct EntityRef {
    /// Its id.
    pub id: String,
    /// The name to show.
    pub name: String,
    /// `person`, `organization`, `place`, `group` or `other`.
    #[serde(rename = "type")]
    pub entity_type: String,
}

/// Where something stands: an article, a sentence of it, and the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// Id of the article.
    pub article: String,
    /// The id that the input gave, else its path below the folder that was read.
    pub key: String,
    /// Its title, else its key.
    pub label: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// When, ISO 8601.
    pub published: Option<String>,
    /// Number of the sentence, from 1; of the first when there are several. `None`: the whole article is meant, or it has
    /// no sentences there.
    pub sentence: Option<usize>,
    /// First code point of the sentences.
    pub start: usize,
    /// First code point after them.
    pub end: usize,
    /// The article's words from `start` to `end`.
    pub text: String,
}
