//! What can befall somebody or something: the types of a language's tables. Words are lemmas; lists are sorted.

/// What tells happenings in one language.
pub(crate) struct HappeningFacts {
    /// The sorts of happening, by name.
    pub(crate) kinds: &'static [HappeningKind],
    /// The sorts of things that something can befall, by name.
    pub(crate) things: &'static [ThingKind],
    /// Verbs that tell as a fact what a noun below them names: "announced the death of", "points to the weakening of".
    pub(crate) telling_verbs: &'static [&'static str],
    /// Verbs whose negated infinitive, or what they say "against", is forbidden: "told not to drink".
    pub(crate) ordering_verbs: &'static [&'static str],
    /// Verbs whose infinitive is forbidden: "banned from drinking".
    pub(crate) forbidding_verbs: &'static [&'static str],
    /// Auxiliaries that permit, so that beside a negation they forbid: "may not be drunk".
    pub(crate) permitting_auxiliaries: &'static [&'static str],
    /// Prepositions of what a verb forbids: "warned against".
    pub(crate) against: &'static [&'static str],
    /// Verbs that tell what their infinitive names as begun or promised: "agreed to act".
    pub(crate) undertaking_verbs: &'static [&'static str],
    /// Auxiliaries beside which a verb tells no fact: "will".
    pub(crate) unreal_auxiliaries: &'static [&'static str],
    /// Prepositions of who did it: "by".
    pub(crate) by: &'static [&'static str],
    /// Prepositions that join a noun to whom it befell: "the arrest of".
    pub(crate) of: &'static [&'static str],
}

/// One sort of happening, with the words that tell it. A phrase begins with its verb; its other words stand behind it, or the verb is
/// in the passive and they are its subject: "broker deal" is "a deal brokered by".
pub(crate) struct HappeningKind {
    /// Its name, the same in all languages.
    pub(crate) name: &'static str,
    /// Verbs of which the subject is whom it befalls: "die".
    pub(crate) does: &'static [&'static str],
    /// Verbs of which the object is whom it befalls: "kill".
    pub(crate) undergoes: &'static [&'static str],
    /// Verbs that, being forbidden, tell it of their object or, in the passive, their subject: "not to drink the water".
    pub(crate) forbidden: &'static [&'static str],
    /// Nouns for it: "death".
    pub(crate) nouns: &'static [&'static str],
    /// What it may befall in place of whom it belongs to: who weakens an authority weakens its holder.
    pub(crate) holdings: &'static [&'static str],
    /// The sorts of things that it befalls; with none it befalls people and bodies.
    pub(crate) things: &'static [&'static str],
}

/// One sort of thing.
pub(crate) struct ThingKind {
    /// Its name, the same in all languages; [`relata_types::ANY_THING`] for words that stand for any: "structure".
    pub(crate) name: &'static str,
    /// Nouns for it.
    pub(crate) nouns: &'static [&'static str],
}
