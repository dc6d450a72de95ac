//! The shape of what a language's file says for furniture, prompt residue, credits and open questions.

/// Phrases of a language that are about the article, not of it. All in lower case with plain apostrophes, in no
/// particular order; `*` in a phrase stands for up to three words.
pub(crate) struct NoteFacts {
    /// Whole lines that are page furniture.
    pub(crate) furniture_lines: &'static [&'static str],
    /// Beginnings of lines that are page furniture.
    pub(crate) furniture_starts: &'static [&'static str],
    /// Words of a line that tells how long reading takes: "5 min read".
    pub(crate) reading_time_words: &'static [&'static str],
    /// Lines after which only headlines of other articles follow.
    pub(crate) related_headings: &'static [&'static str],
    /// Headings, late in a text, under which its sender tells of himself; a name follows those that end with a space or an apostrophe.
    pub(crate) sender_headings: &'static [&'static str],
    /// Beginnings of instructions to, or excuses of, a text generator.
    pub(crate) prompts: &'static [&'static str],
    /// Phrases that say that something is not known.
    pub(crate) questions: &'static [&'static str],
    /// Words behind a comma with which something else begins: "but".
    pub(crate) turns: &'static [&'static str],
    /// Words that beside such a phrase do not tell what is not known.
    pub(crate) bare: &'static [&'static str],
    /// Phrases before the name of an outlet that give it credit.
    pub(crate) credits_before: &'static [&'static str],
    /// Phrases after the name of an outlet that give it credit.
    pub(crate) credits_after: &'static [&'static str],
    /// Words between such a phrase and the name of the outlet.
    pub(crate) credit_fillers: &'static [&'static str],
    /// Phrases after which a name that begins with a capital is an outlet's: "news agency".
    pub(crate) outlet_follows: &'static [&'static str],
    /// Verbs whose object, a name without an article, is mostly the outlet that was told: "told".
    pub(crate) outlet_told: &'static [&'static str],
    /// Last words of the names of bodies that are told things and are no outlets: "parliament".
    pub(crate) told_bodies: &'static [&'static str],
    /// Words before the agency in a bracket that credits it: "with".
    pub(crate) credit_line_words: &'static [&'static str],
    /// Words before the short name of an outlet: "the".
    pub(crate) outlet_articles: &'static [&'static str],
    /// Words that make a name that of an outlet: "Times".
    pub(crate) outlet_words: &'static [&'static str],
}
