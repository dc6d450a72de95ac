//! To whom and where something is said, and who stays nameless: the types of a language's tables.

use relata_types::Polarity;

/// What finding addressee, venue, negation and anonymity needs to know of a language. Words are in lower case, lists
/// sorted.
pub(crate) struct AudienceFacts {
    /// Prepositions before whom one speaks to: "to".
    pub(crate) to: &'static [&'static str],
    /// Pronouns at the verb that stand for whom one speaks to: "lui".
    pub(crate) pronouns: &'static [&'static str],
    /// Nouns for listeners that name no person and no body: "crowd".
    pub(crate) listeners: &'static [&'static str],
    /// Verbs whose participle tells where and to whom the sentence's speaker speaks: "speaking to reporters, she said".
    pub(crate) speaking_verbs: &'static [&'static str],
    /// Verbs whose phrase with such a preposition tells what they are about, not who listens: "referred to".
    pub(crate) not_to: &'static [&'static str],
    /// Phrases before a venue: "on", "lors de".
    pub(crate) at: &'static [&'static str],
    /// Nouns for an occasion or a means of speaking: "interview".
    pub(crate) venues: &'static [&'static str],
    /// Names of platforms on which people speak for themselves.
    pub(crate) platforms: &'static [&'static str],
    /// Words at a cue verb that say that it did not happen: "not".
    pub(crate) negations: &'static [&'static str],
    /// Statement nouns that do more than assert.
    pub(crate) noun_polarities: &'static [(&'static str, Polarity)],
    /// Nouns for one who stays nameless even after "the": "source".
    pub(crate) nameless_nouns: &'static [&'static str],
    /// Pronouns and numerals for people who stay nameless: "some".
    pub(crate) nameless_pronouns: &'static [&'static str],
    /// Nouns for one who speaks in the name of a body, so that the body is named: "spokeswoman".
    pub(crate) spokespeople: &'static [&'static str],
    /// Determiners before one of many: "a".
    pub(crate) indefinite: &'static [&'static str],
}
