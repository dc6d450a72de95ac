//! What can befall somebody: the types of a language's tables.

/// One sort of happening, with the verbs that tell it: lemmas, a verb first and other words of its phrase behind it.
pub(crate) struct HappeningFacts {
    /// Its name, the same in all languages.
    pub(crate) name: &'static str,
    /// Verbs of which the subject is whom it befalls: "die".
    pub(crate) does: &'static [&'static str],
    /// Verbs of which the object is whom it befalls: "kill".
    pub(crate) undergoes: &'static [&'static str],
}
