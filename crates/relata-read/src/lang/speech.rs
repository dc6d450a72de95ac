//! What finding statements knows of a language: the types of its tables.

use super::AudienceFacts;
pub(crate) use relata_types::Polarity;

/// Who can say what, how: what finding statements needs to know of a language. Lists of words are one item a line, in
/// lower case (but for pronouns, which are as written), sorted.
pub(crate) struct SpeechFacts {
    /// The verbs and phrases that announce an utterance, by class. A verb of several groups has the frames of all, and class
    /// and polarity of the first.
    pub(crate) cues: &'static [CueGroup],
    /// Forms that no ending leads back to their verb: `said say`. Trained lemmatizers fail on many a form.
    pub(crate) irregular_forms: &'static str,
    /// Endings of forms with the ending of the dictionary form: `("ied", "y")`.
    pub(crate) form_endings: &'static [(&'static str, &'static str)],
    /// Pronouns that make a verb reflexive. Such a verb stands in the tables with the first or second of them before it:
    /// "se réjouir", "s'écrier".
    pub(crate) reflexive_pronouns: &'static [&'static str],
    /// Words before an infinitive that tell what something is done for, which is nothing said: "a insisté pour partir".
    pub(crate) purpose_markers: &'static [&'static str],
    /// Auxiliaries (lemmas) with which a participle that is not reflexive is a passive, where the parser's labels fail.
    pub(crate) passive_auxiliary_lemmas: &'static [&'static str],
    /// The labels of the parser's scheme.
    pub(crate) labels: SpeechLabels,
    /// Prepositional phrases that name a source.
    pub(crate) sources: &'static [SourcePhrase],
    /// Phrases that name a source by a possessor, as preposition and noun: "by her account", "in the mayor's words".
    pub(crate) possessed_sources: &'static [(&'static str, &'static str)],
    /// Nouns that are no source after such a phrase: "according to plan".
    pub(crate) never_sources: &'static str,
    /// Nouns that are a source though no name and no person: "report", "poll".
    pub(crate) document_nouns: &'static str,
    /// Nouns for an utterance whose content a clause gives: "his claim that".
    pub(crate) statement_nouns: &'static str,
    /// Verbs whose subject utters what their object names: "issued a warning that".
    pub(crate) light_verbs: &'static str,
    /// Words that open the clause of a statement noun.
    pub(crate) noun_clause_openers: &'static [&'static str],
    /// Words that open the clause of a verb and may stand before a quotation.
    pub(crate) clause_openers: &'static [&'static str],
    /// Pronouns of the narrator and the reader.
    pub(crate) first_and_second_persons: &'static [&'static str],
    /// Pronouns that stand for the noun before.
    pub(crate) relative_pronouns: &'static [&'static str],
    /// What joins the last of a list to the others: "and".
    pub(crate) joining_words: &'static [&'static str],
    /// Relative pronouns that stand for people alone, or for bodies.
    pub(crate) personal_relatives: &'static [&'static str],
    /// Relative pronouns that stand for things more often than for people.
    pub(crate) impersonal_relatives: &'static [&'static str],
    /// Relative pronouns that are the object of their verb, whose subject may stand behind it: "une version que conteste la maire".
    pub(crate) object_relatives: &'static [&'static str],
    /// Subjects that are nobody.
    pub(crate) impersonal_subjects: &'static [&'static str],
    /// Subjects that are people at large: what they think nobody utters ("others believe").
    pub(crate) crowds: &'static [&'static str],
    /// Words that make a clause a condition: what it says nobody need have said.
    pub(crate) conditions: &'static [&'static str],
    /// Auxiliaries (lemmas) that make an utterance merely possible.
    pub(crate) hypothetical_auxiliaries: &'static [&'static str],
    /// Words whose infinitive did not happen: "refused to say".
    pub(crate) unsaid_governors: &'static str,
    /// Nouns of time, which stand where a subject may.
    pub(crate) time_nouns: &'static str,
    /// Verbs that tell that somebody spoke, in the paragraph after a block quotation.
    pub(crate) venue_verbs: &'static str,
    /// Nouns for what was said: "these words are those of".
    pub(crate) word_nouns: &'static str,
    /// Endings of nouns for people: what they stand for can speak, though no list has them.
    pub(crate) agent_endings: &'static [&'static str],
    /// Prepositions of what a verb or a phrase tells of: "fait état de douze blessés".
    pub(crate) object_prepositions: &'static [&'static str],
    /// Words that make another conjunction of a clause opener: "so that", "dès que".
    pub(crate) conjunction_heads: &'static [&'static str],
    /// Words that set a clause beside a statement, not into it: "some reported damage, although others said".
    pub(crate) contrast_markers: &'static [&'static str],
    /// Words that open a reason or condition, which is part of what is said though a comma parts it.
    pub(crate) reason_markers: &'static [&'static str],
    /// Prepositions behind a statement noun before who utters it: "warnings from experts that".
    pub(crate) utterer_prepositions: &'static [&'static str],
    /// Verbs with which "according to" tells what something depends on: "varies according to".
    pub(crate) varying_verbs: &'static str,
    /// Words that make a cue's clause an aside to the sentence: "As X said, …".
    pub(crate) aside_markers: &'static [&'static str],
    /// Whether an incise without marks always has its verb before its subject: "…, indique la préfecture".
    pub(crate) incise_inverts: bool,
    /// Whether "“A,” said X. “B.”" is held to be one statement (English usage) or two.
    pub(crate) joins_split_quotation: bool,
    /// To whom and where something is said, who stays nameless, what was not said.
    pub(crate) audience: AudienceFacts,
}

/// Cue verbs of one class that are built alike.
pub(crate) struct CueGroup {
    /// What kind of act the utterance is.
    pub(crate) class: CueClass,
    /// What the speaker does to the content.
    pub(crate) polarity: Polarity,
    /// How the content is built.
    pub(crate) frames: Frames,
    /// Dictionary forms, one a line, sorted. Several words are a phrase: its verb in the dictionary form, the others as they
    /// stand ("point out", "faire savoir").
    pub(crate) lemmas: &'static str,
}

/// What kind of act an utterance is, by its cue: the verbs of communication of Levin's English Verb Classes (37), parted as
/// newspapers use them. The same for all languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum CueClass {
    /// Says, and no more is told of it: say, state.
    Say,
    /// Tells somebody who is named: inform, assure.
    Tell,
    /// Makes known what was not: announce, reveal, report.
    Report,
    /// Sets down or publishes: write, tweet.
    Write,
    /// Makes clear how or why: explain, describe.
    Explain,
    /// Says with weight, or once more: insist, repeat.
    Stress,
    /// Holds against doubt or others: argue, claim.
    Argue,
    /// Says what will be: predict.
    Predict,
    /// Owns to: admit, concede.
    Admit,
    /// Is of one mind: agree, confirm.
    Agree,
    /// Says that it is not so, or not wanted: deny, reject.
    Deny,
    /// Says in return: answer.
    Answer,
    /// Tells of danger or harm to come: warn, threaten.
    Warn,
    /// Binds oneself: promise.
    Promise,
    /// Wants to know: ask.
    Ask,
    /// Wants something done: order, demand.
    Order,
    /// Puts forward: propose, advise.
    Propose,
    /// Speaks well of: praise.
    Praise,
    /// Speaks ill of: accuse, complain.
    Blame,
    /// Gives a name or a verdict: call, describe.
    Name,
    /// Tells of a wish or a fear: hope, worry.
    Hope,
    /// Tells of a feeling: regret, marvel.
    Feel,
    /// Holds to be so: think, believe.
    Think,
    /// Finds out and makes known: find, show.
    Find,
    /// Is said by people who are not named: "is rumoured to".
    Hearsay,
    /// How it sounds or looks: whisper, smile.
    Voice,
    /// Takes a turn in a talk: begin, go on, interrupt.
    Turn,
}

impl CueClass {
    /// The class as a reason shows it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            CueClass::Say => "say",
            CueClass::Tell => "tell",
            CueClass::Report => "report",
            CueClass::Write => "write",
            CueClass::Explain => "explain",
            CueClass::Stress => "stress",
            CueClass::Argue => "argue",
            CueClass::Predict => "predict",
            CueClass::Admit => "admit",
            CueClass::Agree => "agree",
            CueClass::Deny => "deny",
            CueClass::Answer => "answer",
            CueClass::Warn => "warn",
            CueClass::Promise => "promise",
            CueClass::Ask => "ask",
            CueClass::Order => "order",
            CueClass::Propose => "propose",
            CueClass::Praise => "praise",
            CueClass::Blame => "blame",
            CueClass::Name => "name",
            CueClass::Hope => "hope",
            CueClass::Feel => "feel",
            CueClass::Think => "think",
            CueClass::Find => "find",
            CueClass::Hearsay => "hearsay",
            CueClass::Voice => "voice",
            CueClass::Turn => "turn",
        }
    }
}

/// The ways in which a cue verb takes its content; a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Frames(u16);

impl Frames {
    /// A clause: "said that it was so".
    pub(crate) const CLAUSE: Frames = Frames(1);
    /// A quotation.
    pub(crate) const QUOTE: Frames = Frames(2);
    /// An infinitive of the subject's own doing: "vowed to stay".
    pub(crate) const INFINITIVE: Frames = Frames(4);
    /// A noun phrase: "denied any wrongdoing".
    pub(crate) const OBJECT: Frames = Frames(8);
    /// Its object is who is addressed: "told reporters that".
    pub(crate) const PERSON: Frames = Frames(16);
    /// A quotation within its object: "called it “a gift”".
    pub(crate) const QUOTED_OBJECT: Frames = Frames(32);
    /// An infinitive of the object's doing: "urged them to stay".
    pub(crate) const ADDRESSED_INFINITIVE: Frames = Frames(64);
    /// A quotation that it stands behind or within, or that a colon sets behind it. What else is quoted behind such a verb is
    /// mostly its object: "smiled", "began “the siege”".
    pub(crate) const INCISE: Frames = Frames(256);

    /// An adjective of the subject: "s'est dit prêt à partir".
    pub(crate) const PREDICATE: Frames = Frames(512);

    /// In the passive without an agent, it still tells: "it was announced that", "is said to have left".
    pub(crate) const IMPERSONAL: Frames = Frames(128);

    /// The union of two sets.
    pub(crate) const fn or(self, other: Frames) -> Frames {
        Frames(self.0 | other.0)
    }

    /// Whether there is no frame in it.
    #[cfg(test)]
    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether it has every frame of the other.
    pub(crate) const fn has(self, other: Frames) -> bool {
        self.0 & other.0 == other.0
    }
}

/// The labels of a dependency scheme, by what finding statements asks of them.
#[allow(missing_docs)]
pub(crate) struct SpeechLabels {
    pub(crate) subject: &'static [&'static str],
    pub(crate) passive_subject: &'static [&'static str],
    pub(crate) passive_auxiliary: &'static [&'static str],
    pub(crate) agent: &'static [&'static str],
    pub(crate) object: &'static [&'static str],
    /// A clause that is what is said.
    pub(crate) clause: &'static [&'static str],
    pub(crate) infinitive: &'static [&'static str],
    /// What an incise is labelled with.
    pub(crate) aside: &'static [&'static str],
    pub(crate) relative_clause: &'static [&'static str],
    /// A clause that depends on a noun.
    pub(crate) noun_clause: &'static [&'static str],
    pub(crate) adverbial_clause: &'static [&'static str],
    pub(crate) conjunct: &'static [&'static str],
    pub(crate) apposition: &'static [&'static str],
    /// A preposition that governs its noun (ClearNLP).
    pub(crate) preposition: &'static [&'static str],
    pub(crate) preposition_object: &'static [&'static str],
    /// A preposition that its noun governs (UD).
    pub(crate) case_marker: &'static [&'static str],
    pub(crate) possessor: &'static [&'static str],
    /// What parsers label a subject after its verb with.
    pub(crate) after_verb: &'static [&'static str],
    /// What belongs to the verb itself.
    pub(crate) auxiliary: &'static [&'static str],
    pub(crate) marker: &'static [&'static str],
    /// Clauses without a subject of their own: its subject is their governor's.
    pub(crate) chain: &'static [&'static str],
}

/// A phrase that names a source: "according to".
pub(crate) struct SourcePhrase {
    /// Its words in lower case, apart by one space.
    pub(crate) words: &'static str,
    /// What must be there besides.
    pub(crate) needs: Needs,
}

/// When a phrase that can mean something else does name a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Needs {
    /// Always, but for [`SpeechFacts::never_sources`].
    Nothing,
    /// Set off by a comma.
    Comma,
    /// Before a name.
    Name,
    /// Right before a quotation.
    Quotation,
}
