//! English.

use super::Gender::{Feminine, Masculine};
use super::{
    AudienceFacts, CueClass, CueGroup, Frames, HappeningFacts, HappeningKind, Needs, Polarity, SourcePhrase,
    SpeechFacts, SpeechLabels, ThingKind,
};
use super::{Language, NameFacts, NoteFacts, PronounFacts, TimeFacts, TimeUnit};
use relata_types::Lang;

pub(super) static LANGUAGE: Language =
    Language { lang: Lang::EN, names: NAMES, notes: NOTES, times: TIMES, speech: SPEECH, happenings: HAPPENINGS };

/// After the sorts of events of ACE 2005 (life, justice, personnel, business) and CAMEO: what befalls one party or thing hardly twice in a
/// story. Charges and convictions are left out: one person has several.
const HAPPENINGS: HappeningFacts = HappeningFacts {
    kinds: &[
        HappeningKind {
            name: "acquit",
            does: &[],
            undergoes: &["acquit"],
            forbidden: &[],
            nouns: &["acquittal"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "apologize",
            does: &["apologise", "apologize"],
            undergoes: &[],
            forbidden: &[],
            nouns: &["apology"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "appoint",
            does: &[],
            undergoes: &["appoint"],
            forbidden: &[],
            nouns: &["appointment"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "arrest",
            does: &[],
            undergoes: &["apprehend", "arrest", "detain", "nab", "take into custody"],
            forbidden: &[],
            nouns: &["arrest", "detention"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "bankrupt",
            does: &["file for bankruptcy", "go bankrupt", "go bust"],
            undergoes: &[],
            forbidden: &[],
            nouns: &["bankruptcy"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "buy",
            does: &[],
            undergoes: &["acquire", "buy", "purchase", "take over"],
            forbidden: &[],
            nouns: &[],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "collapse",
            does: &["break", "burst", "cave in", "collapse", "crumble", "fall down", "give way"],
            undergoes: &[],
            forbidden: &[],
            nouns: &["collapse"],
            holdings: &[],
            things: &["any", "bridge", "building", "dam", "roof"],
        },
        HappeningKind {
            name: "crash",
            does: &["come down", "crash", "derail"],
            undergoes: &["shoot down"],
            forbidden: &[],
            nouns: &["crash", "derailment"],
            holdings: &[],
            things: &["aircraft", "any", "bus", "helicopter", "spacecraft", "train"],
        },
        HappeningKind {
            name: "deport",
            does: &[],
            undergoes: &["deport", "expel"],
            forbidden: &[],
            nouns: &["deportation", "expulsion"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "die",
            does: &["be dead", "die", "drown", "pass away", "perish"],
            undergoes: &["assassinate", "beat to death", "find dead", "gun down", "kill", "murder", "pronounce dead", "shoot dead", "slay", "stab to death"],
            forbidden: &[],
            nouns: &["assassination", "death", "killing", "murder", "slaying"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "dismiss",
            does: &[],
            undergoes: &["dismiss", "fire", "oust"],
            forbidden: &[],
            nouns: &["dismissal", "ouster", "sacking"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "divorce",
            does: &["divorce"],
            undergoes: &[],
            forbidden: &[],
            nouns: &["divorce"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "elect",
            does: &[],
            undergoes: &["elect", "reelect"],
            forbidden: &[],
            nouns: &["election", "reelection"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "execute",
            does: &[],
            undergoes: &["behead", "execute"],
            forbidden: &[],
            nouns: &["execution"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "extradite",
            does: &[],
            undergoes: &["extradite"],
            forbidden: &[],
            nouns: &["extradition"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "forbid",
            does: &["be off limit", "be unfit", "be unsafe"],
            undergoes: &["ban", "forbid", "outlaw", "prohibit"],
            forbidden: &["be drunk", "consume", "drink", "eat", "use"],
            nouns: &["ban", "prohibition"],
            holdings: &[],
            things: &["fish", "meat", "milk", "water"],
        },
        HappeningKind {
            name: "hire",
            does: &[],
            undergoes: &["hire"],
            forbidden: &[],
            nouns: &[],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "hospitalize",
            does: &[],
            undergoes: &["admit to hospital", "hospitalise", "hospitalize", "rush to hospital", "take to hospital"],
            forbidden: &[],
            nouns: &["hospitalisation", "hospitalization"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "injure",
            does: &[],
            undergoes: &["hurt", "injure", "wound"],
            forbidden: &[],
            nouns: &[],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "kidnap",
            does: &[],
            undergoes: &["abduct", "kidnap", "take hostage"],
            forbidden: &[],
            nouns: &["abduction", "kidnapping"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "mediate",
            does: &["act as go - between", "act as intermediary", "act as mediator", "arbitrate", "broker", "mediate", "negotiate accord", "negotiate agreement", "negotiate ceasefire", "negotiate deal", "negotiate settlement", "negotiate truce", "serve as go - between", "serve as intermediary", "serve as mediator"],
            undergoes: &[],
            forbidden: &[],
            nouns: &["mediation"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "pardon",
            does: &[],
            undergoes: &["pardon"],
            forbidden: &[],
            nouns: &[],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "release",
            does: &[],
            undergoes: &["free", "release", "set free"],
            forbidden: &[],
            nouns: &["release"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "rescue",
            does: &[],
            undergoes: &["rescue"],
            forbidden: &[],
            nouns: &["rescue"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "resign",
            does: &["resign", "stand down", "step aside", "step down"],
            undergoes: &[],
            forbidden: &[],
            nouns: &["resignation"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "retire",
            does: &["retire"],
            undergoes: &[],
            forbidden: &[],
            nouns: &["retirement"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "sentence",
            does: &[],
            undergoes: &["imprison", "jail", "sentence"],
            forbidden: &[],
            nouns: &[],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "shoot",
            does: &[],
            undergoes: &["shoot"],
            forbidden: &[],
            nouns: &[],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "sink",
            does: &["capsize", "founder", "run aground", "sink"],
            undergoes: &[],
            forbidden: &[],
            nouns: &["capsizing", "shipwreck", "sinking"],
            holdings: &[],
            things: &["any", "ship"],
        },
        HappeningKind {
            name: "surrender",
            does: &["surrender", "turn in"],
            undergoes: &[],
            forbidden: &[],
            nouns: &["surrender"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "suspend",
            does: &[],
            undergoes: &["suspend"],
            forbidden: &[],
            nouns: &["suspension"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "weaken",
            does: &[],
            undergoes: &["undermine", "weaken"],
            forbidden: &[],
            nouns: &["weakening", "weakness"],
            holdings: &["authority", "grip", "leadership", "position", "power", "regime", "rule", "standing"],
            things: &[],
        },
    ],
    things: &[
        ThingKind { name: "aircraft", nouns: &["aeroplane", "aircraft", "airliner", "airplane", "jet", "plane"] },
        ThingKind { name: "any", nouns: &["structure", "wall", "wreck"] },
        ThingKind { name: "bridge", nouns: &["bridge", "flyover", "footbridge", "overpass", "viaduct"] },
        ThingKind { name: "building", nouns: &["apartment", "block", "building", "factory", "house", "skyscraper", "tower", "warehouse"] },
        ThingKind { name: "bus", nouns: &["bus", "coach"] },
        ThingKind { name: "dam", nouns: &["dam", "dike", "dyke", "embankment", "levee", "reservoir"] },
        ThingKind { name: "fish", nouns: &["fish", "seafood"] },
        ThingKind { name: "helicopter", nouns: &["chopper", "helicopter"] },
        ThingKind { name: "meat", nouns: &["meat"] },
        ThingKind { name: "milk", nouns: &["milk"] },
        ThingKind { name: "roof", nouns: &["ceiling", "roof"] },
        ThingKind { name: "ship", nouns: &["boat", "ferry", "freighter", "liner", "ship", "tanker", "trawler", "vessel", "yacht"] },
        ThingKind { name: "spacecraft", nouns: &["capsule", "rocket", "satellite", "shuttle", "spacecraft"] },
        ThingKind { name: "train", nouns: &["train"] },
        ThingKind { name: "water", nouns: &["water"] },
    ],
    telling_verbs: &["announce", "confirm", "demonstrate", "disclose", "expose", "highlight", "illustrate", "indicate", "mark", "mean", "point", "prove", "report", "reveal", "show", "signal", "underline", "underscore", "witness"],
    ordering_verbs: &["advise", "ask", "instruct", "order", "tell", "urge", "warn"],
    forbidding_verbs: &["ban", "bar", "forbid", "prohibit"],
    permitting_auxiliaries: &["can", "may", "must", "shall", "should"],
    against: &["against", "from"],
    undertaking_verbs: &["accept", "agree", "begin", "continue", "manage", "start"],
    unreal_auxiliaries: &["can", "could", "may", "might", "must", "shall", "should", "to", "will", "would"],
    by: &["by"],
    of: &["of"],
};

const NAMES: NameFacts = NameFacts {
    leading: &[
        "a",
        "an",
        "and",
        "at",
        "both",
        "but",
        "by",
        "dear",
        "for",
        "from",
        "hello",
        "her",
        "hi",
        "his",
        "however",
        "in",
        "its",
        "meanwhile",
        "my",
        "of",
        "on",
        "or",
        "our",
        "said",
        "says",
        "that",
        "the",
        "their",
        "these",
        "this",
        "those",
        "to",
        "with",
        "your",
    ],
    possessive: &["'", "'s", "s'", "’s"],
    short_titles: &[
        "adm", "atty", "capt", "cmdr", "col", "cpl", "det", "dr", "gen", "gov", "hon", "insp", "lt", "maj",
        "messrs", "mr", "mrs", "ms", "pres", "prof", "rep", "rev", "sen", "sgt", "supt",
    ],
    titles: &[
        ("adm", None),
        ("ayatollah", Some(Masculine)),
        ("brother", Some(Masculine)),
        ("capt", None),
        ("cmdr", None),
        ("col", None),
        ("dame", Some(Feminine)),
        ("dr", None),
        ("emperor", Some(Masculine)),
        ("empress", Some(Feminine)),
        ("father", Some(Masculine)),
        ("gen", None),
        ("gov", None),
        ("hon", None),
        ("imam", Some(Masculine)),
        ("king", Some(Masculine)),
        ("lady", Some(Feminine)),
        ("lord", Some(Masculine)),
        ("lt", None),
        ("madame", Some(Feminine)),
        ("maj", None),
        ("messrs", Some(Masculine)),
        ("miss", Some(Feminine)),
        ("mr", Some(Masculine)),
        ("mrs", Some(Feminine)),
        ("ms", Some(Feminine)),
        ("pope", Some(Masculine)),
        ("pres", None),
        ("prince", Some(Masculine)),
        ("princess", Some(Feminine)),
        ("prof", None),
        ("queen", Some(Feminine)),
        ("rep", None),
        ("rev", None),
        ("sen", None),
        ("sgt", None),
        ("sheik", Some(Masculine)),
        ("sheikh", Some(Masculine)),
        ("sir", Some(Masculine)),
        ("sister", Some(Feminine)),
    ],
    person_nouns: &[
        ("academic", None),
        ("accountant", None),
        ("activist", None),
        ("actor", Some(Masculine)),
        ("actress", Some(Feminine)),
        ("administrator", None),
        ("admiral", None),
        ("adviser", None),
        ("advisor", None),
        ("agent", None),
        ("aide", None),
        ("ally", None),
        ("ambassador", None),
        ("analyst", None),
        ("anchor", None),
        ("archaeologist", None),
        ("archbishop", None),
        ("architect", None),
        ("artist", None),
        ("assassin", None),
        ("astronaut", None),
        ("astronomer", None),
        ("athlete", None),
        ("attaché", None),
        ("attacker", None),
        ("attendee", None),
        ("attorney", None),
        ("auditor", None),
        ("aunt", Some(Feminine)),
        ("author", None),
        ("autocrat", None),
        ("baby", None),
        ("banker", None),
        ("barrister", None),
        ("billionaire", None),
        ("biologist", None),
        ("bishop", None),
        ("blogger", None),
        ("boss", None),
        ("boy", Some(Masculine)),
        ("boyfriend", Some(Masculine)),
        ("broker", None),
        ("brother", Some(Masculine)),
        ("businessman", Some(Masculine)),
        ("businesswoman", Some(Feminine)),
        ("bystander", None),
        ("caller", None),
        ("cameraman", Some(Masculine)),
        ("camerawoman", Some(Feminine)),
        ("campaigner", None),
        ("candidate", None),
        ("captain", None),
        ("cardinal", None),
        ("ceo", None),
        ("cfo", None),
        ("chair", None),
        ("chairman", Some(Masculine)),
        ("chairperson", None),
        ("chairwoman", Some(Feminine)),
        ("champion", None),
        ("chancellor", None),
        ("chemist", None),
        ("chief", None),
        ("chieftain", None),
        ("child", None),
        ("cio", None),
        ("citizen", None),
        ("clergyman", Some(Masculine)),
        ("cleric", None),
        ("clerk", None),
        ("client", None),
        ("climatologist", None),
        ("co-founder", None),
        ("co-leader", None),
        ("coach", None),
        ("colleague", None),
        ("colonel", None),
        ("columnist", None),
        ("comedian", None),
        ("commander", None),
        ("commentator", None),
        ("commissioner", None),
        ("communist", None),
        ("composer", None),
        ("congressman", Some(Masculine)),
        ("congresswoman", Some(Feminine)),
        ("conservative", None),
        ("constable", None),
        ("consul", None),
        ("consultant", None),
        ("contractor", None),
        ("coo", None),
        ("coordinator", None),
        ("cop", None),
        ("correspondent", None),
        ("councillor", None),
        ("councilman", Some(Masculine)),
        ("councilwoman", Some(Feminine)),
        ("counterpart", None),
        ("cousin", None),
        ("critic", None),
        ("cto", None),
        ("curator", None),
        ("customer", None),
        ("cyclist", None),
        ("dancer", None),
        ("daughter", Some(Feminine)),
        ("dealer", None),
        ("dean", None),
        ("defector", None),
        ("defendant", None),
        ("defender", None),
        ("delegate", None),
        ("democrat", None),
        ("demonstrator", None),
        ("deputy", None),
        ("designer", None),
        ("detective", None),
        ("developer", None),
        ("dictator", None),
        ("diplomat", None),
        ("director", None),
        ("dissident", None),
        ("doctor", None),
        ("driver", None),
        ("dutchman", Some(Masculine)),
        ("ecologist", None),
        ("economist", None),
        ("editor", None),
        ("emissary", None),
        ("employee", None),
        ("engineer", None),
        ("englishman", Some(Masculine)),
        ("entrepreneur", None),
        ("envoy", None),
        ("epidemiologist", None),
        ("executive", None),
        ("expert", None),
        ("explorer", None),
        ("extremist", None),
        ("eyewitness", None),
        ("fan", None),
        ("farmer", None),
        ("father", Some(Masculine)),
        ("fighter", None),
        ("figure", None),
        ("filmmaker", None),
        ("firefighter", None),
        ("fireman", Some(Masculine)),
        ("first lady", Some(Feminine)),
        ("fisherman", Some(Masculine)),
        ("founder", None),
        ("frenchman", Some(Masculine)),
        ("friend", None),
        ("frontman", Some(Masculine)),
        ("general", None),
        ("gentleman", Some(Masculine)),
        ("geologist", None),
        ("girl", Some(Feminine)),
        ("girlfriend", Some(Feminine)),
        ("gm", None),
        ("goalkeeper", None),
        ("governor", None),
        ("granddaughter", Some(Feminine)),
        ("grandfather", Some(Masculine)),
        ("grandmother", Some(Feminine)),
        ("grandson", Some(Masculine)),
        ("guard", None),
        ("gunman", Some(Masculine)),
        ("hacker", None),
        ("head", None),
        ("headteacher", None),
        ("heir", None),
        ("heiress", Some(Feminine)),
        ("henchman", None),
        ("historian", None),
        ("host", None),
        ("hostage", None),
        ("hostess", Some(Feminine)),
        ("husband", Some(Masculine)),
        ("imam", None),
        ("individual", None),
        ("insider", None),
        ("inspector", None),
        ("insurgent", None),
        ("inventor", None),
        ("investigator", None),
        ("investor", None),
        ("irishman", Some(Masculine)),
        ("jihadist", None),
        ("journalist", None),
        ("judge", None),
        ("justice", None),
        ("killer", None),
        ("king", None),
        ("lady", Some(Feminine)),
        ("lawmaker", None),
        ("lawyer", None),
        ("leader", None),
        ("lecturer", None),
        ("legislator", None),
        ("liberal", None),
        ("librarian", None),
        ("lieutenant", None),
        ("lobbyist", None),
        ("magistrate", None),
        ("major", None),
        ("man", Some(Masculine)),
        ("manager", None),
        ("marshal", None),
        ("mayor", None),
        ("mediator", None),
        ("member", None),
        ("mep", None),
        ("mercenary", None),
        ("meteorologist", None),
        ("midfielder", None),
        ("migrant", None),
        ("militant", None),
        ("minister", None),
        ("monarch", None),
        ("monk", Some(Masculine)),
        ("mother", Some(Feminine)),
        ("mp", None),
        ("murderer", None),
        ("musician", None),
        ("mutineer", None),
        ("nationalist", None),
        ("negotiator", None),
        ("neighbor", None),
        ("neighbour", None),
        ("nephew", Some(Masculine)),
        ("niece", Some(Feminine)),
        ("nobleman", Some(Masculine)),
        ("nominee", None),
        ("novelist", None),
        ("nun", Some(Feminine)),
        ("nurse", None),
        ("observer", None),
        ("officer", None),
        ("official", None),
        ("oligarch", None),
        ("ombudsman", Some(Masculine)),
        ("onlooker", None),
        ("opponent", None),
        ("organiser", None),
        ("organizer", None),
        ("owner", None),
        ("painter", None),
        ("paramedic", None),
        ("parent", None),
        ("participant", None),
        ("partner", None),
        ("passenger", None),
        ("pastor", None),
        ("patient", None),
        ("person", None),
        ("philosopher", None),
        ("photographer", None),
        ("physician", None),
        ("physicist", None),
        ("pilot", None),
        ("plaintiff", None),
        ("player", None),
        ("pm", None),
        ("poet", None),
        ("policeman", Some(Masculine)),
        ("policewoman", Some(Feminine)),
        ("politician", None),
        ("pope", None),
        ("predecessor", None),
        ("premier", None),
        ("presenter", None),
        ("president", None),
        ("priest", None),
        ("prince", None),
        ("princess", Some(Feminine)),
        ("principal", None),
        ("prisoner", None),
        ("producer", None),
        ("professor", None),
        ("programmer", None),
        ("prosecutor", None),
        ("protester", None),
        ("protestor", None),
        ("psychiatrist", None),
        ("psychologist", None),
        ("publisher", None),
        ("pundit", None),
        ("pupil", None),
        ("queen", Some(Feminine)),
        ("rabbi", None),
        ("rebel", None),
        ("rector", None),
        ("referee", None),
        ("refugee", None),
        ("regent", None),
        ("relative", None),
        ("reporter", None),
        ("representative", None),
        ("republican", None),
        ("rescuer", None),
        ("researcher", None),
        ("resident", None),
        ("respondent", None),
        ("rival", None),
        ("robber", None),
        ("royal", None),
        ("salesman", Some(Masculine)),
        ("scholar", None),
        ("scientist", None),
        ("secretary", None),
        ("senator", None),
        ("separatist", None),
        ("sergeant", None),
        ("sheriff", None),
        ("shooter", None),
        ("shopkeeper", None),
        ("singer", None),
        ("sister", Some(Feminine)),
        ("smuggler", None),
        ("socialist", None),
        ("sociologist", None),
        ("soldier", None),
        ("solicitor", None),
        ("someone", None),
        ("son", Some(Masculine)),
        ("source", None),
        ("speaker", None),
        ("spokesman", Some(Masculine)),
        ("spokesperson", None),
        ("spokeswoman", Some(Feminine)),
        ("spy", None),
        ("staffer", None),
        ("statesman", Some(Masculine)),
        ("stateswoman", Some(Feminine)),
        ("statistician", None),
        ("stepfather", Some(Masculine)),
        ("stepmother", Some(Feminine)),
        ("stepson", Some(Masculine)),
        ("strategist", None),
        ("striker", None),
        ("strongman", Some(Masculine)),
        ("student", None),
        ("successor", None),
        ("superintendent", None),
        ("superstar", None),
        ("supporter", None),
        ("surgeon", None),
        ("survivor", None),
        ("suspect", None),
        ("swimmer", None),
        ("teacher", None),
        ("teenager", None),
        ("terrorist", None),
        ("theologian", None),
        ("therapist", None),
        ("thief", None),
        ("tourist", None),
        ("trader", None),
        ("trainer", None),
        ("traveler", None),
        ("traveller", None),
        ("treasurer", None),
        ("tycoon", None),
        ("uncle", Some(Masculine)),
        ("undersecretary", None),
        ("unionist", None),
        ("user", None),
        ("veteran", None),
        ("vice-president", None),
        ("victim", None),
        ("virologist", None),
        ("visitor", None),
        ("volunteer", None),
        ("voter", None),
        ("waiter", Some(Masculine)),
        ("waitress", Some(Feminine)),
        ("warden", None),
        ("warlord", None),
        ("whistleblower", None),
        ("widow", Some(Feminine)),
        ("widower", Some(Masculine)),
        ("wife", Some(Feminine)),
        ("winner", None),
        ("witness", None),
        ("woman", Some(Feminine)),
        ("worker", None),
        ("writer", None),
    ],
    body_nouns: &[
        "administration",
        "agency",
        "airline",
        "alliance",
        "army",
        "assembly",
        "association",
        "authority",
        "bank",
        "board",
        "broadcaster",
        "bureau",
        "cabinet",
        "campaign",
        "carmaker",
        "channel",
        "charity",
        "church",
        "city council",
        "club",
        "coalition",
        "college",
        "commission",
        "committee",
        "company",
        "confederation",
        "congress",
        "consulate",
        "corporation",
        "council",
        "couple",
        "court",
        "crew",
        "daily",
        "delegation",
        "department",
        "developer",
        "document",
        "embassy",
        "family",
        "federation",
        "firm",
        "foundation",
        "fund",
        "government",
        "group",
        "hospital",
        "household",
        "indictment",
        "institute",
        "institution",
        "insurer",
        "jury",
        "lawsuit",
        "league",
        "lender",
        "magazine",
        "majority",
        "maker",
        "manufacturer",
        "media",
        "military",
        "militia",
        "ministry",
        "mosque",
        "movement",
        "municipality",
        "navy",
        "network",
        "newspaper",
        "office",
        "operator",
        "opposition",
        "organisation",
        "organization",
        "outlet",
        "panel",
        "parliament",
        "party",
        "police",
        "poll",
        "press",
        "prosecution",
        "public",
        "publisher",
        "regime",
        "regulator",
        "report",
        "retailer",
        "school",
        "senate",
        "staff",
        "startup",
        "statement",
        "station",
        "study",
        "supplier",
        "survey",
        "synagogue",
        "synod",
        "tabloid",
        "team",
        "think-tank",
        "thinktank",
        "tribunal",
        "union",
        "university",
        "utility",
        "watchdog",
        "website",
        "weekly",
    ],
    body_name_words: &[
        "academy",
        "administration",
        "advisors",
        "agency",
        "airlines",
        "airways",
        "alliance",
        "army",
        "assembly",
        "associates",
        "association",
        "authority",
        "bank",
        "battalion",
        "board",
        "broadcasting",
        "brothers",
        "bureau",
        "cabinet",
        "capital",
        "center",
        "centre",
        "chronicle",
        "church",
        "clinic",
        "club",
        "co",
        "coalition",
        "college",
        "commission",
        "committee",
        "communications",
        "company",
        "confederation",
        "congress",
        "consultants",
        "consulting",
        "corp",
        "corporation",
        "corps",
        "council",
        "court",
        "daily",
        "department",
        "electric",
        "enterprises",
        "entertainment",
        "exchange",
        "express",
        "fc",
        "federation",
        "foods",
        "force",
        "forces",
        "foundation",
        "front",
        "fund",
        "gazette",
        "government",
        "group",
        "herald",
        "holdings",
        "inc",
        "industries",
        "institute",
        "institution",
        "insurance",
        "international",
        "journal",
        "laboratories",
        "labs",
        "league",
        "llc",
        "llp",
        "ltd",
        "magazine",
        "market",
        "media",
        "ministry",
        "monthly",
        "motors",
        "motorsports",
        "movement",
        "navy",
        "network",
        "news",
        "newspaper",
        "office",
        "orchestra",
        "organisation",
        "organization",
        "parliament",
        "partners",
        "partnership",
        "party",
        "patrol",
        "pharmaceuticals",
        "pictures",
        "plc",
        "police",
        "post",
        "press",
        "productions",
        "railroad",
        "railway",
        "records",
        "reserve",
        "restaurant",
        "school",
        "securities",
        "senate",
        "service",
        "services",
        "society",
        "software",
        "solutions",
        "squad",
        "steel",
        "studios",
        "syndicate",
        "systems",
        "team",
        "technologies",
        "telecom",
        "television",
        "times",
        "transport",
        "tribunal",
        "tribune",
        "trust",
        "tv",
        "union",
        "unit",
        "united",
        "university",
        "ventures",
        "weekly",
    ],
    place_name_words: &[
        "airport",
        "arena",
        "auditorium",
        "avenue",
        "base",
        "bay",
        "beach",
        "boulevard",
        "bridge",
        "canyon",
        "castle",
        "cathedral",
        "cemetery",
        "city",
        "coast",
        "county",
        "creek",
        "desert",
        "district",
        "drive",
        "falls",
        "field",
        "forest",
        "fort",
        "garden",
        "gardens",
        "gulf",
        "hall",
        "harbor",
        "harbour",
        "heights",
        "highway",
        "hill",
        "hills",
        "hotel",
        "island",
        "islands",
        "isle",
        "jail",
        "junction",
        "lake",
        "lane",
        "mall",
        "mount",
        "mountain",
        "mountains",
        "mt",
        "museum",
        "ocean",
        "palace",
        "park",
        "peninsula",
        "plaza",
        "port",
        "prison",
        "province",
        "ranch",
        "region",
        "reservoir",
        "river",
        "road",
        "sea",
        "square",
        "stadium",
        "station",
        "strait",
        "street",
        "temple",
        "theater",
        "theatre",
        "tower",
        "town",
        "valley",
        "village",
        "zone",
    ],
    pronouns: &[
        ("he", PronounFacts { gender: Some(Masculine), is_plural: false, is_person: true }),
        ("her", PronounFacts { gender: Some(Feminine), is_plural: false, is_person: true }),
        ("hers", PronounFacts { gender: Some(Feminine), is_plural: false, is_person: true }),
        ("herself", PronounFacts { gender: Some(Feminine), is_plural: false, is_person: true }),
        ("him", PronounFacts { gender: Some(Masculine), is_plural: false, is_person: true }),
        ("himself", PronounFacts { gender: Some(Masculine), is_plural: false, is_person: true }),
        ("his", PronounFacts { gender: Some(Masculine), is_plural: false, is_person: true }),
        ("it", PronounFacts { gender: None, is_plural: false, is_person: false }),
        ("its", PronounFacts { gender: None, is_plural: false, is_person: false }),
        ("itself", PronounFacts { gender: None, is_plural: false, is_person: false }),
        ("she", PronounFacts { gender: Some(Feminine), is_plural: false, is_person: true }),
        ("the latter", PronounFacts { gender: None, is_plural: false, is_person: true }),
        ("their", PronounFacts { gender: None, is_plural: true, is_person: true }),
        ("them", PronounFacts { gender: None, is_plural: true, is_person: true }),
        ("themselves", PronounFacts { gender: None, is_plural: true, is_person: true }),
        ("they", PronounFacts { gender: None, is_plural: true, is_person: true }),
        ("who", PronounFacts { gender: None, is_plural: false, is_person: true }),
        ("whom", PronounFacts { gender: None, is_plural: false, is_person: true }),
    ],
    impersonal_verbs: &["appear", "happen", "rain", "seem", "snow", "take"],
    nouns_have_gender: false,
    copula: "be",
    linking_verbs: &["appear", "be", "become", "remain", "seem"],
    existential_words: &[],
    impersonal_pronouns: &["it"],
    definite: &["her", "his", "its", "that", "the", "their", "this"],
    demonstratives: &["that", "this"],
    relatives: &["that", "which", "who", "whom", "whose"],
    body_name_heads: &[],
    place_name_heads: &[],
    name_links: &["of", "the"],
    no_names: &[
        "ad",
        "admin",
        "ai",
        "aids",
        "aka",
        "am",
        "apr",
        "april",
        "asap",
        "atm",
        "attn",
        "aug",
        "august",
        "bbq",
        "bmi",
        "bst",
        "btu",
        "btw",
        "cc",
        "cd",
        "cdt",
        "ceo",
        "cet",
        "cfo",
        "cgi",
        "christmas",
        "coo",
        "covid",
        "covid-19",
        "cpi",
        "cpr",
        "cst",
        "cto",
        "dec",
        "december",
        "diy",
        "dj",
        "dna",
        "dow",
        "dpi",
        "dr",
        "dui",
        "dvd",
        "e-mail",
        "easter",
        "edt",
        "email",
        "est",
        "eta",
        "euro",
        "euros",
        "faq",
        "fax",
        "february",
        "fri",
        "friday",
        "ft",
        "fw",
        "fyi",
        "gdp",
        "gif",
        "gmo",
        "gmt",
        "gnp",
        "god",
        "gov",
        "gps",
        "hd",
        "hdtv",
        "hiv",
        "html",
        "http",
        "hvac",
        "icbm",
        "ids",
        "ied",
        "imo",
        "internet",
        "ipo",
        "iq",
        "irr",
        "isbn",
        "iud",
        "january",
        "jpeg",
        "july",
        "june",
        "kudos",
        "lcd",
        "led",
        "lmao",
        "lng",
        "lol",
        "march",
        "mba",
        "md",
        "mdt",
        "minister",
        "mmog",
        "monday",
        "mp3",
        "mr",
        "mri",
        "mrs",
        "ms",
        "msm",
        "mst",
        "nasdaq",
        "nikkei",
        "nov",
        "november",
        "oct",
        "october",
        "ok",
        "omg",
        "p.s.",
        "pdf",
        "phd",
        "pls",
        "plz",
        "pm",
        "pos",
        "ppa",
        "president",
        "ps",
        "pst",
        "pto",
        "ptsd",
        "re",
        "rfp",
        "rna",
        "roi",
        "rsvp",
        "sars",
        "sat",
        "saturday",
        "sent",
        "sept",
        "september",
        "sms",
        "std",
        "subject",
        "sunday",
        "suv",
        "svp",
        "tba",
        "tbd",
        "thu",
        "thur",
        "thurs",
        "thursday",
        "thx",
        "tue",
        "tues",
        "tuesday",
        "tv",
        "ufo",
        "uhf",
        "url",
        "usb",
        "usd",
        "utc",
        "uv",
        "uva",
        "uvb",
        "var",
        "vat",
        "vhf",
        "vhs",
        "vip",
        "voip",
        "vp",
        "web",
        "wed",
        "wednesday",
        "wmd",
        "wmds",
        "wow",
        "wtf",
        "www",
        "xmas",
        "yay",
        "yr",
    ],
    ordinary_words: include_str!("../data/words_en.txt"),
    word_endings: &["d", "ed", "er", "es", "ing", "ly", "r", "s"],
    has_lower_case_names: true,
    portfolio_nouns: &[],
    storm_nouns: &["cyclone", "hurricane", "storm", "superstorm", "typhoon"],
    sited_nouns: &["airport", "bridge", "camp", "dam", "district", "mine", "plant", "port", "prison", "province", "refinery", "region", "reservoir", "river", "valley"],
    team_nouns: &["coach", "fan", "fans", "game", "games", "jersey", "player", "players", "season"],
    thing_verbs: &["administer", "download", "ingest", "inject", "install", "prescribe", "swallow"],
    street_nouns: &[],
    district_nouns: &["borough", "district", "neighborhood", "neighbourhood", "suburb", "town", "village"],
    school_nouns: &[],
    institution_adjectives: &[],
    capitalises_headlines: true,
    place_telling_prepositions: &[],
    human_verbs: &[
        "add", "arrest", "bear", "die", "joke", "laugh", "marry", "recall", "resign", "retire", "say",
        "smile", "tell", "think", "write",
    ],
    inhabitant_endings: &["ans", "ards", "atives", "chens", "cons", "crats", "ese", "ians", "ists"],
    plural_articles: &["all", "many", "most", "some", "the", "three", "two"],
    place_prepositions: &[
        "across",
        "around",
        "at",
        "from",
        "in",
        "near",
        "of",
        "outside",
        "throughout",
        "to",
    ],
    sure_place_prepositions: &["across", "in", "near", "throughout"],
    offices: &[
        &["autocrat", "counterpart", "dictator", "leader", "president", "premier", "ruler", "strongman"],
        &[
            "secretary of state",
            "foreign minister",
            "foreign secretary",
            "minister of foreign affairs",
            "top diplomat",
            "chief diplomat",
        ],
        &["prime minister", "head of government", "head of the government"],
        &[
            "defence minister",
            "defense minister",
            "defence secretary",
            "defense secretary",
            "minister of defence",
            "minister of defense",
            "secretary of defense",
        ],
        &["chief executive", "ceo"],
    ],
    other_parties: &[
        "adviser",
        "agent",
        "aide",
        "ambassador",
        "analyst",
        "attacker",
        "attorney",
        "boy",
        "brother",
        "bystander",
        "caller",
        "captain",
        "chief",
        "child",
        "clerk",
        "client",
        "colleague",
        "commander",
        "commissioner",
        "constable",
        "counterpart",
        "customer",
        "daughter",
        "dealer",
        "defendant",
        "deputy",
        "detective",
        "diplomat",
        "doctor",
        "driver",
        "employee",
        "expert",
        "eyewitness",
        "father",
        "firefighter",
        "friend",
        "girl",
        "guard",
        "gunman",
        "head",
        "host",
        "husband",
        "inspector",
        "interviewer",
        "investigator",
        "journalist",
        "judge",
        "killer",
        "lawyer",
        "lieutenant",
        "magistrate",
        "man",
        "manager",
        "member",
        "mother",
        "neighbor",
        "neighbour",
        "nurse",
        "observer",
        "officer",
        "official",
        "owner",
        "paramedic",
        "parent",
        "partner",
        "passenger",
        "patient",
        "person",
        "policeman",
        "policewoman",
        "prosecutor",
        "reader",
        "relative",
        "reporter",
        "representative",
        "researcher",
        "resident",
        "sergeant",
        "sheriff",
        "shooter",
        "sister",
        "soldier",
        "solicitor",
        "son",
        "source",
        "speaker",
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "student",
        "superintendent",
        "suspect",
        "teenager",
        "thief",
        "user",
        "victim",
        "wife",
        "witness",
        "woman",
        "worker",
        "writer",
    ],
    office_nouns: &[
        "ambassador",
        "archbishop",
        "attorney",
        "bishop",
        "ceo",
        "chair",
        "chairman",
        "chairwoman",
        "chancellor",
        "coach",
        "commander",
        "commissioner",
        "congressman",
        "councillor",
        "dean",
        "dictator",
        "director",
        "emperor",
        "envoy",
        "general",
        "governor",
        "king",
        "leader",
        "manager",
        "mayor",
        "minister",
        "mp",
        "pm",
        "pope",
        "premier",
        "president",
        "prime",
        "prince",
        "princess",
        "principal",
        "queen",
        "rector",
        "secretary",
        "senator",
        "speaker",
        "sultan",
        "treasurer",
        "undersecretary",
        "vice-president",
    ],
    title_abbreviations: &[
        ("capt", "captain"),
        ("cmdr", "commander"),
        ("col", "colonel"),
        ("gen", "general"),
        ("gov", "governor"),
        ("lt", "lieutenant"),
        ("maj", "major"),
        ("pres", "president"),
        ("prof", "professor"),
        ("rep", "representative"),
        ("sen", "senator"),
        ("sgt", "sergeant"),
    ],
    resumptive_nouns: &[
        "actor",
        "actress",
        "billionaire",
        "businessman",
        "businesswoman",
        "congressman",
        "congresswoman",
        "entrepreneur",
        "filmmaker",
        "lawmaker",
        "musician",
        "novelist",
        "politician",
        "singer",
        "star",
        "statesman",
        "strongman",
        "superstar",
        "tycoon",
    ],
    spokespeople: &["mouthpiece", "spokesman", "spokesperson", "spokeswoman"],
    company_nouns: &[
        "airline",
        "carmaker",
        "charity",
        "company",
        "corporation",
        "firm",
        "maker",
        "manufacturer",
        "operator",
        "retailer",
        "startup",
    ],
    possessive_determiners: &["her", "his", "its", "my", "our", "their", "your"],
    gendered_determiners: &[],
    latter: &["the latter", "this latter"],
    dative_pronouns: &[],
    topic_openers: &["as for "],
};

/// Words for times. Written for Relata.
const TIMES: TimeFacts = TimeFacts {
    months: &[
        ("january", 1),
        ("jan", 1),
        ("february", 2),
        ("feb", 2),
        ("march", 3),
        ("mar", 3),
        ("april", 4),
        ("apr", 4),
        ("may", 5),
        ("june", 6),
        ("jun", 6),
        ("july", 7),
        ("jul", 7),
        ("august", 8),
        ("aug", 8),
        ("september", 9),
        ("sept", 9),
        ("sep", 9),
        ("october", 10),
        ("oct", 10),
        ("november", 11),
        ("nov", 11),
        ("december", 12),
        ("dec", 12),
    ],
    weekdays: &[
        ("monday", 1),
        ("tuesday", 2),
        ("wednesday", 3),
        ("thursday", 4),
        ("friday", 5),
        ("saturday", 6),
        ("sunday", 7),
    ],
    numbers: &[
        ("a", 1),
        ("an", 1),
        ("one", 1),
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("ten", 10),
        ("eleven", 11),
        ("twelve", 12),
        ("thirteen", 13),
        ("fourteen", 14),
        ("fifteen", 15),
        ("sixteen", 16),
        ("eighteen", 18),
        ("twenty", 20),
        ("thirty", 30),
        ("forty", 40),
        ("fifty", 50),
        ("sixty", 60),
        ("hundred", 100),
    ],
    vague_numbers: &["several", "some", "few", "many"],
    units: &[
        ("second", TimeUnit::Second),
        ("seconds", TimeUnit::Second),
        ("minute", TimeUnit::Minute),
        ("minutes", TimeUnit::Minute),
        ("hour", TimeUnit::Hour),
        ("hours", TimeUnit::Hour),
        ("day", TimeUnit::Day),
        ("days", TimeUnit::Day),
        ("week", TimeUnit::Week),
        ("weeks", TimeUnit::Week),
        ("month", TimeUnit::Month),
        ("months", TimeUnit::Month),
        ("year", TimeUnit::Year),
        ("years", TimeUnit::Year),
        ("decade", TimeUnit::Decade),
        ("decades", TimeUnit::Decade),
        ("century", TimeUnit::Century),
        ("centuries", TimeUnit::Century),
    ],
    day_parts: &[("morning", "MO"), ("afternoon", "AF"), ("evening", "EV"), ("night", "NI")],
    seasons: &[("spring", "SP"), ("summer", "SU"), ("autumn", "FA"), ("winter", "WI")],
    days: &[
        ("yesterday", -1),
        ("today", 0),
        ("tomorrow", 1),
        ("the day before yesterday", -2),
        ("the day after tomorrow", 2),
    ],
    parts_of_days: &[
        ("tonight", (0, "NI")),
        ("this morning", (0, "MO")),
        ("this afternoon", (0, "AF")),
        ("this evening", (0, "EV")),
        ("last night", (-1, "NI")),
        ("overnight", (0, "NI")),
    ],
    next_to_told: &[
        ("the next day", 1),
        ("the following day", 1),
        ("the day after", 1),
        ("the previous day", -1),
        ("the day before", -1),
    ],
    references: &[
        ("now", "PRESENT_REF"),
        ("currently", "PRESENT_REF"),
        ("at present", "PRESENT_REF"),
        ("at the moment", "PRESENT_REF"),
        ("nowadays", "PRESENT_REF"),
        ("recently", "PAST_REF"),
        ("in the past", "PAST_REF"),
        ("in the future", "FUTURE_REF"),
        ("in the near future", "FUTURE_REF"),
        ("soon", "FUTURE_REF"),
    ],
    shifts_before: &[("last", -1), ("this", 0), ("next", 1), ("past", -1), ("coming", 1), ("previous", -1)],
    shifts_after: &[],
    ago_before: &[],
    ago_after: &["ago", "earlier"],
    each: &["every", "each", "per"],
    hour_marks: &[],
    before_hour: &[],
    half_days: &[("am", 0), ("a . m .", 0), ("a . m", 0), ("pm", 12), ("p . m .", 12), ("p . m", 12)],
    hours: &[("noon", 12), ("midnight", 0), ("midday", 12)],
    before_year: &[
        "in", "since", "of", "from", "until", "by", "to", "early", "late", "mid", "before", "after",
        "between", "and", "year", "during", "through", "till", "for", "circa", "around",
    ],
    before_decade: &[],
    century: &["century", "centuries"],
    ordinal_endings: &["st", "nd", "rd", "th"],
    roman_endings: &[],
    month_comes_first: true,
    months_are_capitalised: true,
    date_links: &["of", "the"],
    future: &["will", "'ll", "shall", "upcoming"],
};

/// Phrases about the article itself: page furniture, credits, open questions. Written for Relata.
const NOTES: NoteFacts = NoteFacts {
    furniture_lines: &[
        "about us",
        "accept cookies",
        "ad",
        "advertisement",
        "advertising",
        "all rights reserved",
        "article continues after ad",
        "article continues below",
        "back to top",
        "click here",
        "comments",
        "contact us",
        "continue reading",
        "cookie policy",
        "copy link",
        "donate",
        "download the app",
        "editor's picks",
        "email",
        "follow us",
        "home",
        "i subscribe",
        "image",
        "leave a comment",
        "listen",
        "load more",
        "loading",
        "log in",
        "login",
        "menu",
        "mid-day guest",
        "more from",
        "most popular",
        "most read",
        "newsletter",
        "newsletters",
        "next",
        "photo",
        "photos",
        "play",
        "previous",
        "print",
        "privacy policy",
        "publicity",
        "read more",
        "read next",
        "recommended",
        "related",
        "related articles",
        "related stories",
        "scroll to continue",
        "search",
        "see also",
        "share",
        "share this",
        "share this article",
        "share this story",
        "show more",
        "sign up",
        "sign up now",
        "skip to content",
        "skip to main content",
        "sponsored",
        "sponsored content",
        "story continues below",
        "subscribe",
        "subscribe now",
        "support us",
        "terms of use",
        "text by",
        "trending",
        "tweet",
        "up next",
        "video",
        "watch",
    ],
    reading_time_words: &["min", "mins", "minutes", "read"],
    furniture_starts: &[
        "all rights reserved",
        "already a subscriber",
        "also read",
        "click here to",
        "copyright",
        "don't miss",
        "download the",
        "enable javascript",
        "filed under",
        "follow all the",
        "follow the latest",
        "follow us on",
        "get our",
        "get the latest",
        "image credit",
        "join our",
        "join us on",
        "like us on",
        "listen also",
        "more on this",
        "newsletter receive",
        "photo by",
        "photo credit",
        "picture:",
        "please enable",
        "posted in",
        "read also",
        "read more about",
        "read more on",
        "read more:",
        "receive all the",
        "related:",
        "see also:",
        "share on",
        "sign up for",
        "sign up to",
        "source link",
        "story continues",
        "subscribe to",
        "support our journalism",
        "tags:",
        "text by:",
        "this article is for subscribers",
        "this content is not available",
        "this site uses cookies",
        "to (re) listen",
        "to listen also",
        "to read also",
        "topics:",
        "watch also",
        "we use cookies",
    ],
    sender_headings: &[
        "about ",
        "contact",
        "contact information",
        "contacts",
        "media contact",
        "media contacts",
        "notes to editors",
        "press contact",
        "press contacts",
    ],
    related_headings: &[
        "more on this story",
        "more stories",
        "most read",
        "on the same subject",
        "read next",
        "recommended for you",
        "related articles",
        "related stories",
        "see also",
        "you may also like",
    ],
    prompts: &[
        "make this article seo",
        "customize this title",
        "rewrite this article",
        "rewrite this title",
        "rewrite the following",
        "rephrase this",
        "paraphrase this",
        "let there be subheadings",
        "as an ai language model",
        "as a language model, i",
        "as an ai, i",
        "i'm sorry, but i can",
        "i cannot fulfill",
        "here is the rewritten",
        "here's the rewritten",
        "here is a rewritten",
        "sure, here is",
        "sure! here",
        "certainly! here",
        "write an article about",
        "create at least",
        "in at least 500 words",
        "translate this article",
        "summarize this article",
        "unique article in html",
        "keep html tags",
        "plagiarism free",
        "plagiarism-free",
        "as an ai assistant",
        "as requested, here is",
        "certainly, here is",
        "here is the article rewritten",
        "here is the article, rewritten",
        "here is the article you requested",
        "here is the revised version",
        "here is the text rewritten",
        "here is the translated article",
        "here is your article",
        "here's a rewritten",
        "here's a revised version",
        "here's the article rewritten",
        "here's your article",
        "here's your rewritten",
        "i can't assist with that request",
        "i cannot assist with that request",
        "i hope this article meets your",
        "is there anything else you would like me to",
        "let me know if you'd like me to",
        "let me know if you would like me to",
        "rewritten version of the article:",
        "sure! here's",
        "sure, here's a",
    ],
    turns: &["but", "although", "though", "yet"],
    bare: &[
        "a",
        "also",
        "am",
        "as",
        "at",
        "be",
        "but",
        "even",
        "for",
        "he",
        "honestly",
        "i",
        "is",
        "it",
        "it'",
        "just",
        "moment",
        "now",
        "of",
        "point",
        "really",
        "right",
        "s",
        "said",
        "says",
        "she",
        "simply",
        "stage",
        "still",
        "that",
        "the",
        "there",
        "they",
        "this",
        "time",
        "to",
        "too",
        "very",
        "was",
        "we",
        "yes",
        "yet",
        "you",
    ],
    questions: &[
        "are unknown",
        "cannot * verified",
        "could not * confirmed",
        "could not * verified",
        "could not * verify",
        "could not confirm",
        "did not know",
        "didn't know",
        "difficult to say",
        "do not know",
        "does not know",
        "doesn't know",
        "don't know",
        "had not been determined",
        "hard to say",
        "has not been determined",
        "has yet to confirm",
        "impossible to verify",
        "is uncertain",
        "is unclear",
        "is unknown",
        "it is not certain",
        "no answer has",
        "no answer was",
        "no claim of responsibility",
        "no confirmation",
        "no details",
        "no immediate claim",
        "no indication of",
        "no official confirmation",
        "no one can say",
        "no one can tell",
        "no one could say",
        "no one knew",
        "no one knows",
        "no one yet knows",
        "no reports of",
        "no word on",
        "nobody can say",
        "nobody can tell",
        "nobody could say",
        "nobody knew",
        "nobody knows",
        "nobody yet knows",
        "not * clear how",
        "not * clear if",
        "not * clear what",
        "not * clear when",
        "not * clear where",
        "not * clear whether",
        "not * clear who",
        "not * clear why",
        "not * confirmed",
        "not * known how",
        "not * known if",
        "not * known what",
        "not * known when",
        "not * known where",
        "not * known whether",
        "not * known who",
        "not * known why",
        "not been confirmed",
        "not immediately clear",
        "not known",
        "not yet clear",
        "not yet known",
        "open question",
        "question marks",
        "question remains",
        "questions remain",
        "remain to be seen",
        "remain unanswered",
        "remain unclear",
        "remain unknown",
        "remained a mystery",
        "remained unclear",
        "remained unknown",
        "remains a mystery",
        "remains to be seen",
        "remains uncertain",
        "remains unclear",
        "remains unknown",
        "still not clear",
        "still not known",
        "still unclear",
        "still unknown",
        "too early to say",
        "too early to tell",
        "too soon to say",
        "too soon to tell",
        "unable to confirm",
        "unable to verify",
        "unanswered",
        "unclear how",
        "unclear if",
        "unclear what",
        "unclear whether",
        "unclear who",
        "unclear why",
        "unconfirmed",
        "under investigation",
        "unknown whether",
        "was unclear",
        "was unknown",
        "were unknown",
        "without giving details",
        "yet to be confirmed",
        "yet to be determined",
    ],
    credits_before: &[
        "according to a report by",
        "according to a report in",
        "according to",
        "an interview on",
        "as reported by",
        "by arrangement with",
        "cited by",
        "courtesy of",
        "first reported by",
        "in a statement sent to",
        "in a statement to",
        "in an email to",
        "in comments to",
        "interview to",
        "interview with",
        "interviewed by",
        "obtained by",
        "originally appeared in",
        "originally published by",
        "originally published in",
        "published by",
        "published in",
        "published on",
        "quoted by",
        "report by",
        "report from",
        "report in",
        "reported by",
        "reporting by",
        "reports by",
        "said in",
        "said to",
        "seen by",
        "source :",
        "source:",
        "speaking to",
        "spoke to",
        "text by :",
        "told reporters from",
        "told to",
        "told",
        "translated from",
        "via",
    ],
    credits_after: &[
        "also reported",
        "contributed reporting",
        "contributed to this report",
        "first reported",
        "had reported",
        "has reported",
        "reported",
        "reports",
        "revealed",
    ],
    credit_fillers: &[
        "'s",
        ",",
        "a",
        "agency",
        "american",
        "an",
        "belarusian",
        "british",
        "broadcaster",
        "by",
        "channel",
        "chinese",
        "daily",
        "french",
        "german",
        "in",
        "israeli",
        "italian",
        "japanese",
        "local",
        "magazine",
        "national",
        "network",
        "news",
        "newspaper",
        "on",
        "outlet",
        "private",
        "program",
        "programme",
        "public",
        "radio",
        "russian",
        "show",
        "site",
        "spanish",
        "state",
        "state-owned",
        "state-run",
        "station",
        "television",
        "the",
        "to",
        "turkish",
        "tv",
        "u.s.",
        "ukrainian",
        "us",
        "website",
        "weekly",
    ],
    outlet_follows: &[
        "article * first published * by",
        "article * originally published * by",
        "news agency",
        "newspaper",
        "newswire",
        "report * originally published * by",
        "story * first published * by",
        "story * originally published * by",
        "wire service",
    ],
    outlet_told: &["told"],
    told_bodies: &[
        "assembly",
        "cabinet",
        "commission",
        "committee",
        "commons",
        "congress",
        "council",
        "court",
        "government",
        "house",
        "jury",
        "ministry",
        "parliament",
        "police",
        "senate",
        "tribunal",
        "union",
    ],
    credit_line_words: &["with"],
    outlet_articles: &["the"],
    outlet_words: &[
        "broadcasting",
        "chronicle",
        "courier",
        "daily",
        "dispatch",
        "express",
        "gazette",
        "globe",
        "guardian",
        "herald",
        "inquirer",
        "journal",
        "magazine",
        "mirror",
        "monitor",
        "news",
        "newspaper",
        "observer",
        "post",
        "press",
        "radio",
        "review",
        "star",
        "sun",
        "telegraph",
        "television",
        "times",
        "today",
        "tribune",
        "tv",
        "weekly",
    ],
};

const SPEECH: SpeechFacts = SpeechFacts {
    cues: &[
        // Says, and no more is told of it.
        CueGroup {
            class: CueClass::Say,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
add
comment
communicate
convey
express
go on record
let slip
mention
note
observe
pass on
pronounce
recount
relate
relay
remark
say
signal
state
vocalise
vocalize
voice
volunteer
",
        },
        // Says it to somebody: "told reporters that".
        CueGroup {
            class: CueClass::Tell,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE).or(Frames::PERSON),
            lemmas: "
advise
apprise
assure
brief
convince
inform
notify
persuade
reassure
remind
tell
tip off
",
        },
        // Speaks at somebody; a quotation only.
        CueGroup {
            class: CueClass::Tell,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE.or(Frames::PERSON),
            lemmas: "
enlighten
harangue
heckle
hector
lecture
nag
update
",
        },
        // Makes known what was not.
        CueGroup {
            class: CueClass::Report,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
announce
bring word
broadcast
declare
disclose
divulge
document
give notice
have it
herald
impart
intimate
leak
let it be known
let on
make known
make public
proclaim
publicise
publicize
report
reveal
send word
serve notice
telegraph
",
        },
        // Sets down or publishes.
        CueGroup {
            class: CueClass::Write,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
blog
cable
chronicle
editorialise
editorialize
publish
put in writing
set down
tweet
wire
write
write back
write in
",
        },
        // Sets down; a quotation only, for the verbs mean other things too.
        CueGroup {
            class: CueClass::Write,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
email
fire off
jot
jot down
message
note down
post
retweet
scrawl
scribble
share
text
type
",
        },
        // Makes clear how or why.
        CueGroup {
            class: CueClass::Explain,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
articulate
clarify
detail
elaborate
elucidate
explain
expound
illustrate
make clear
outline
point out
rationalise
rationalize
recall
recap
recapitulate
recollect
reflect
remember
reminisce
set out
specify
spell out
stipulate
sum up
summarise
summarize
",
        },
        // Says more; a quotation only.
        CueGroup {
            class: CueClass::Explain,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
amplify
clear up
expand
explicate
narrate
recite
teach
unpack
",
        },
        // Says with weight, or once more.
        CueGroup {
            class: CueClass::Stress,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
bring home
draw attention
drive home
emphasise
emphasize
flag up
hammer home
highlight
insist
iterate
make plain
re-emphasise
re-emphasize
reaffirm
reassert
reiterate
repeat
restate
stress
underline
underscore
",
        },
        // Keeps saying; a quotation only.
        CueGroup {
            class: CueClass::Stress,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
accentuate
belabour
chorus
drone on
harp on
parrot
persist
press home
ram home
",
        },
        // Holds against doubt or others.
        CueGroup {
            class: CueClass::Argue,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
affirm
allege
argue
assert
assess
attest
aver
avow
boast
brag
certify
claim
conclude
conjecture
contend
decree
depose
hint
hypothesise
hypothesize
imply
insinuate
judge
maintain
make the argument
make the case
make the point
opine
posit
postulate
preach
profess
propound
put it to
reason
rule
submit
suggest
surmise
swear
take the position
take the view
testify
theorise
theorize
venture
vouch
",
        },
        // Speaks for a cause; a quotation only.
        CueGroup {
            class: CueClass::Argue,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
bluster
campaign
crusade
debate
expostulate
hazard
hedge
inveigh
moralise
moralize
philosophise
philosophize
pontificate
proffer
sermonise
sermonize
stand by
",
        },
        // Says what will be.
        CueGroup {
            class: CueClass::Predict,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
bet
calculate
estimate
forecast
foresee
foretell
predict
prognosticate
project
prophesy
speculate
wager
",
        },
        // Sees coming; rarely with a quotation.
        CueGroup {
            class: CueClass::Predict,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE,
            lemmas: "
anticipate
envisage
envision
extrapolate
",
        },
        // Owns to.
        CueGroup {
            class: CueClass::Admit,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
accept
acknowledge
admit
come clean
concede
confess
confide
fess up
own up
recognise
recognize
",
        },
        // Gives way; a quotation only.
        CueGroup {
            class: CueClass::Admit,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
allow
backtrack
climb down
grant
relent
unburden
",
        },
        // Is of one mind.
        CueGroup {
            class: CueClass::Agree,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
agree
assent
concur
corroborate
verify
",
        },
        // Says that it is so; what is confirmed may be a noun: "confirmed the figure".
        CueGroup {
            class: CueClass::Agree,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE).or(Frames::OBJECT),
            lemmas: "
confirm
",
        },
        // Takes another's part; a quotation only.
        CueGroup {
            class: CueClass::Agree,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
back up
commiserate
echo
go along
nod
sympathise
sympathize
",
        },
        // Says that it is not so, or not wanted; what is denied may be a noun: "denied any wrongdoing".
        CueGroup {
            class: CueClass::Deny,
            polarity: Polarity::Denies,
            frames: Frames::CLAUSE.or(Frames::QUOTE).or(Frames::OBJECT),
            lemmas: "
brush aside
brush off
contest
contradict
deny
disavow
disclaim
dismiss
dispute
downplay
laugh off
play down
rebuff
rebut
refute
reject
repudiate
rubbish
rule out
shoot down
shrug off
",
        },
        // Does not hold it to be so.
        CueGroup {
            class: CueClass::Deny,
            polarity: Polarity::Denies,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
doubt
",
        },
        // Speaks against, without an object.
        CueGroup {
            class: CueClass::Deny,
            polarity: Polarity::Denies,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
demur
disagree
object
protest
remonstrate
retract
",
        },
        // Will not have it; a quotation only.
        CueGroup {
            class: CueClass::Deny,
            polarity: Polarity::Denies,
            frames: Frames::QUOTE,
            lemmas: "
balk
baulk
cavil
dissent
push back
quibble
recant
take issue
",
        },
        // Says in return.
        CueGroup {
            class: CueClass::Answer,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
answer
counter
hit back
rejoin
reply
respond
retort
riposte
shoot back
write back
",
        },
        // Gives as good as one gets; a quotation only.
        CueGroup {
            class: CueClass::Answer,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
answer back
bite back
call back
clap back
come back
fight back
fire back
parry
react
shout back
snap back
strike back
talk back
yell back
",
        },
        // Tells of harm to come: "warned residents to leave".
        CueGroup {
            class: CueClass::Warn,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE).or(Frames::PERSON).or(Frames::ADDRESSED_INFINITIVE),
            lemmas: "
admonish
alert
caution
forewarn
warn
",
        },
        // Means harm: "threatened to sue".
        CueGroup {
            class: CueClass::Warn,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE).or(Frames::INFINITIVE),
            lemmas: "
threaten
",
        },
        // Tells of harm to come, to nobody in particular.
        CueGroup {
            class: CueClass::Warn,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
raise the alarm
sound the alarm
",
        },
        // Binds oneself: "vowed to", "promised that".
        CueGroup {
            class: CueClass::Promise,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE).or(Frames::INFINITIVE).or(Frames::OBJECT),
            lemmas: "
guarantee
pledge
promise
undertake
vow
",
        },
        // Binds oneself; no clause.
        CueGroup {
            class: CueClass::Promise,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE.or(Frames::INFINITIVE),
            lemmas: "
offer
",
        },
        // Binds oneself; a clause only.
        CueGroup {
            class: CueClass::Promise,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE,
            lemmas: "
give assurances
resolve
",
        },
        // Wants to know: "asked whether".
        CueGroup {
            class: CueClass::Ask,
            polarity: Polarity::Asks,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
ask
demand to know
enquire
inquire
interrogate
muse
muse aloud
ponder
query
question
wonder
wonder aloud
",
        },
        // Wants an answer; a quotation only.
        CueGroup {
            class: CueClass::Ask,
            polarity: Polarity::Asks,
            frames: Frames::QUOTE,
            lemmas: "
challenge
grill
press
probe
prod
prompt
pry
quiz
",
        },
        // Wants somebody to do something: "urged the council to", "demanded that".
        CueGroup {
            class: CueClass::Order,
            polarity: Polarity::Orders,
            frames: Frames::CLAUSE.or(Frames::QUOTE).or(Frames::ADDRESSED_INFINITIVE),
            lemmas: "
advocate
beg
beseech
charge
command
counsel
decree
demand
direct
entreat
exhort
implore
instruct
invite
mandate
ordain
order
petition
plead
request
urge
",
        },
        // Wants somebody to do something; no clause.
        CueGroup {
            class: CueClass::Order,
            polarity: Polarity::Orders,
            frames: Frames::QUOTE.or(Frames::ADDRESSED_INFINITIVE),
            lemmas: "
adjure
appeal
bid
cajole
call on
call upon
coax
egg on
enjoin
goad
lobby
summon
",
        },
        // Says that somebody do something: "told the company to repair the road".
        CueGroup {
            class: CueClass::Order,
            polarity: Polarity::Orders,
            frames: Frames::ADDRESSED_INFINITIVE,
            lemmas: "
tell
",
        },
        // Wants something; a noun: "called for an inquiry".
        CueGroup {
            class: CueClass::Order,
            polarity: Polarity::Orders,
            frames: Frames::QUOTE.or(Frames::OBJECT),
            lemmas: "
call for
",
        },
        // Puts forward: "recommended that".
        CueGroup {
            class: CueClass::Propose,
            polarity: Polarity::Orders,
            frames: Frames::CLAUSE.or(Frames::QUOTE).or(Frames::ADDRESSED_INFINITIVE),
            lemmas: "
propose
recommend
",
        },
        // Puts forward; a quotation only.
        CueGroup {
            class: CueClass::Propose,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
float
interpose
moot
pitch
put forward
put in
",
        },
        // Speaks well of, in quotation marks: "praised the “calm” crowd".
        CueGroup {
            class: CueClass::Praise,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTED_OBJECT,
            lemmas: "
acclaim
applaud
commend
compliment
congratulate
credit
defend
endorse
eulogise
eulogize
extol
hail
laud
praise
salute
thank
tout
welcome
",
        },
        // Speaks well; a quotation only.
        CueGroup {
            class: CueClass::Praise,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
approve
cheer
effuse
enthuse
gush
rave
",
        },
        // Speaks ill of.
        CueGroup {
            class: CueClass::Blame,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
accuse
carp
charge
complain
gripe
grouse
grumble
lament
reproach
scoff
",
        },
        // Speaks ill of, in quotation marks: "slammed the plan as “a gift”".
        CueGroup {
            class: CueClass::Blame,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTED_OBJECT,
            lemmas: "
assail
attack
belittle
berate
blame
blast
castigate
censure
chastise
condemn
criticise
criticize
decry
denigrate
denounce
deplore
deride
disparage
excoriate
fault
lambast
lambaste
malign
mock
pillory
rail
rebuke
regret
ridicule
savage
scold
scorn
skewer
slam
slate
upbraid
vilify
",
        },
        // Speaks ill; a quotation only.
        CueGroup {
            class: CueClass::Blame,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
bitch
bleat
bristle
chide
fulminate
gibe
hit out
hit out at
inveigh
jeer
jibe
lash out
lash out at
lay into
needle
nitpick
rant
reprimand
seethe
snap
sneer
speak out
taunt
tear into
tease
tut
vent
whine
",
        },
        // Gives a name or a verdict, in quotation marks: "called the plan “a gift”".
        CueGroup {
            class: CueClass::Name,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTED_OBJECT,
            lemmas: "
brand
call
characterise
characterize
compare
depict
describe
dub
label
liken
nickname
portray
refer to
speak of
talk of
term
write off
",
        },
        // Tells of a wish or a fear.
        CueGroup {
            class: CueClass::Hope,
            polarity: Polarity::Hopes,
            frames: Frames::CLAUSE,
            lemmas: "
dread
fear
hope
pray
wish
worry
",
        },
        // Tells of a worry aloud.
        CueGroup {
            class: CueClass::Hope,
            polarity: Polarity::Hopes,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
agonise
agonize
despair
fret
",
        },
        // Tells of a feeling.
        CueGroup {
            class: CueClass::Feel,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
bemoan
enthuse
exult
gloat
joke
marvel
quip
rejoice
",
        },
        // Shows a feeling; a quotation only.
        CueGroup {
            class: CueClass::Feel,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
apologise
apologize
bewail
bridle
crow
eulogise
eulogize
fume
grieve
mourn
rage
storm
swoon
trumpet
vociferate
",
        },
        // Holds to be so.
        CueGroup {
            class: CueClass::Think,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE,
            lemmas: "
assume
be adamant
be confident
be convinced
believe
consider
deem
expect
feel
figure
guess
infer
presume
reckon
suppose
suspect
think
",
        },
        // Finds out and makes known.
        CueGroup {
            class: CueClass::Find,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE,
            lemmas: "
ascertain
deduce
establish
find
hold
indicate
show
",
        },
        // How it sounds, and what is said: "whispered that".
        CueGroup {
            class: CueClass::Voice,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
bawl
bellow
chant
cry
exclaim
scream
shout
whisper
yell
",
        },
        // How it sounds or looks; a quotation only.
        CueGroup {
            class: CueClass::Voice,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
babble
banter
bark
bawl out
bleat
blurt
blurt out
boom
bray
breathe
burst out
cackle
call out
cheer
chirp
choke
chortle
chuckle
cluck
coo
cough
croak
croon
cry out
deadpan
declaim
drawl
drone
enunciate
frown
gabble
gasp
giggle
grimace
grin
groan
growl
grunt
gulp
gurgle
gush
hiss
holler
hoot
howl
huff
hum
intone
jest
kid
laugh
lilt
lisp
moan
mouth
mumble
murmur
mutter
orate
pant
pipe
pipe up
pout
prattle
purr
quaver
rap
rasp
rattle off
read
read out
reel off
roar
scowl
screech
shout out
shriek
shrill
shrug
shudder
sigh
simper
sing
slur
smile
smirk
snap
snarl
sneer
snicker
sniff
sniffle
snigger
snort
sob
soothe
sound off
speak up
spit
spit out
splutter
sputter
squawk
squeak
squeal
stammer
stutter
thunder
titter
trill
twitter
utter
wail
warble
weep
wheeze
whimper
whine
whistle
whoop
wince
wink
wisecrack
yap
yelp
",
        },
        // Takes a turn in a talk; a quotation only.
        CueGroup {
            class: CueClass::Turn,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
begin
break in
butt in
carry on
chime
chime in
chip in
continue
cut in
follow up
go on
interject
interrupt
intervene
jump in
kick off
persevere
press on
resume
start
start off
step in
wade in
weigh in
",
        },
        // Tells without an agent, in the passive: "is said to have left", "it was announced that".
        CueGroup {
            class: CueClass::Hearsay,
            polarity: Polarity::Asserts,
            frames: Frames::IMPERSONAL,
            lemmas: "
allege
announce
believe
claim
confirm
decide
disclose
estimate
fear
report
reveal
rumor
rumour
say
state
think
understand
",
        },
    ],
    irregular_forms: "
said say
says say
saying say
told tell
tells tell
telling tell
wrote write
written write
writes write
swore swear
sworn swear
thought think
",
    form_endings: &[
        ("s", ""),
        ("es", ""),
        ("ed", ""),
        ("ed", "e"),
        ("ied", "y"),
        ("ies", "y"),
        ("ing", ""),
        ("ing", "e"),
        // A doubled consonant: "quipped".
        ("gged", "g"),
        ("gging", "g"),
        ("lled", "l"),
        ("lling", "l"),
        ("pped", "p"),
        ("pping", "p"),
        ("rred", "r"),
        ("rring", "r"),
        ("tted", "t"),
        ("tting", "t"),
    ],
    reflexive_pronouns: &[],
    purpose_markers: &[],
    passive_auxiliary_lemmas: &[],
    labels: SpeechLabels {
        subject: &["csubj", "nsubj"],
        passive_subject: &["csubjpass", "nsubjpass"],
        passive_auxiliary: &["auxpass"],
        agent: &["agent"],
        object: &["dative", "dobj", "iobj", "obj"],
        clause: &["ccomp"],
        infinitive: &["xcomp"],
        aside: &["parataxis"],
        relative_clause: &["relcl"],
        noun_clause: &["acl", "ccomp"],
        adverbial_clause: &["advcl"],
        conjunct: &["conj"],
        apposition: &["appos"],
        preposition: &["prep"],
        preposition_object: &["pobj"],
        case_marker: &["case_of_ud"],
        possessor: &["poss"],
        after_verb: &["attr", "dobj", "npadvmod", "nsubj", "nsubjpass", "oprd"],
        auxiliary: &["aux", "auxpass", "neg"],
        marker: &["mark"],
        chain: &["ccomp", "pcomp", "xcomp"],
    },
    sources: &[
        SourcePhrase { words: "according to", needs: Needs::Nothing },
        SourcePhrase { words: "as per", needs: Needs::Comma },
        SourcePhrase { words: "in the opinion of", needs: Needs::Nothing },
        SourcePhrase { words: "in the view of", needs: Needs::Nothing },
        SourcePhrase { words: "in the words of", needs: Needs::Nothing },
        SourcePhrase { words: "per", needs: Needs::Name },
    ],
    possessed_sources: &[
        ("by", "account"),
        ("by", "admission"),
        ("by", "estimate"),
        ("by", "estimation"),
        ("by", "reckoning"),
        ("in", "estimation"),
        ("in", "judgment"),
        ("in", "opinion"),
        ("in", "telling"),
        ("in", "view"),
        ("in", "words"),
    ],
    never_sources: "
agreement
basis
case
circumstance
constitution
custom
design
formula
instruction
law
merit
model
need
plan
procedure
protocol
rule
schedule
script
size
standard
taste
timetable
tradition
",
    document_nouns: "
account
analysis
analyst
announcement
article
assessment
biography
blog
book
bulletin
census
court
daily
data
diplomat
document
dossier
estimate
evidence
figure
filing
finding
forecast
indictment
information
interview
investigator
journal
lawsuit
legend
letter
magazine
media
memo
message
military
newspaper
note
observer
official
paper
police
poll
post
posting
press
profile
projection
publication
record
release
report
research
researcher
resident
scholar
scientist
site
source
spokesman
spokesperson
spokeswoman
statement
statistic
story
study
survey
testimony
text
tradition
transcript
tweet
version
website
witness
",
    statement_nouns: "
accusation
acknowledgement
admission
allegation
announcement
argument
assertion
assessment
assurance
belief
claim
comment
complaint
conclusion
concern
confirmation
contention
declaration
denial
fear
finding
guarantee
hope
hypothesis
idea
insistence
message
notion
opinion
pledge
position
prediction
promise
remark
reminder
report
revelation
ruling
speculation
statement
suggestion
suspicion
testimony
theory
threat
view
vow
warning
",
    light_verbs: "
express
give
have
issue
make
offer
raise
reiterate
release
repeat
share
send
voice
",
    noun_clause_openers: &["that"],
    clause_openers: &["that"],
    first_and_second_persons: &["I", "i", "me", "my", "our", "us", "we", "you", "your"],
    relative_pronouns: &["that", "which", "who", "whom"],
    joining_words: &["&", "and"],
    personal_relatives: &["who", "whom"],
    impersonal_relatives: &["that", "which"],
    object_relatives: &[],
    impersonal_subjects: &["nobody", "none", "nothing", "there", "what"],
    crowds: &[
        "all",
        "anyone",
        "everybody",
        "everyone",
        "few",
        "majority",
        "many",
        "most",
        "others",
        "people",
        "public",
        "several",
        "some",
        "those",
    ],
    conditions: &["if", "lest", "unless", "whether"],
    hypothetical_auxiliaries: &["can", "could", "may", "might", "must", "should"],
    unsaid_governors: "
able
afraid
decline
difficult
easy
enough
fail
fair
hard
have
hesitate
important
impossible
need
possible
refuse
safe
seem
try
want
wish
",
    time_nouns: "
afternoon
april
august
date
day
december
evening
february
friday
hour
january
july
june
march
may
midnight
moment
monday
month
morning
night
noon
november
october
saturday
september
sunday
thursday
time
today
tomorrow
tuesday
wednesday
week
weekend
year
yesterday
",
    venue_verbs: "
appear
comment
speak
talk
testify
write
",
    word_nouns: "
comment
declaration
remark
statement
word
",
    agent_endings: &["ant", "er", "eer", "ian", "ist", "man", "men", "or", "people", "women", "woman"],
    object_prepositions: &["of"],
    conjunction_heads: &["except", "extent", "given", "now", "point", "provided", "so", "such"],
    contrast_markers: &["although", "though", "whereas", "while"],
    reason_markers: &["because", "if", "once", "since", "unless", "until"],
    utterer_prepositions: &["by", "from"],
    varying_verbs: "
change
depend
differ
fluctuate
range
sort
vary
",
    aside_markers: &["as"],
    incise_inverts: false,
    joins_split_quotation: true,
    audience: AUDIENCE,
};

const AUDIENCE: AudienceFacts = AudienceFacts {
    to: &["to"],
    pronouns: &["her", "him", "it", "me", "them", "us", "you"],
    listeners: &[
        "assembly",
        "audience",
        "congregation",
        "congress",
        "court",
        "crowd",
        "jury",
        "listeners",
        "nation",
        "parliament",
        "press",
        "public",
        "rally",
        "room",
        "tribunal",
        "viewers",
        "world",
    ],
    speaking_verbs: &["speak", "talk", "testify", "write"],
    not_to: &[
        "agree",
        "allude",
        "amount",
        "appeal",
        "attribute",
        "commit",
        "compare",
        "contribute",
        "credit",
        "lead",
        "liken",
        "link",
        "object",
        "point",
        "refer",
        "relate",
        "tie",
        "turn",
    ],
    at: &["at", "during", "in", "on", "over", "through", "via"],
    venues: &[
        "account",
        "address",
        "advert",
        "affidavit",
        "announcement",
        "appearance",
        "article",
        "audio",
        "blog",
        "blogpost",
        "book",
        "briefing",
        "broadcast",
        "brochure",
        "call",
        "ceremony",
        "channel",
        "chat",
        "clip",
        "column",
        "comment",
        "commentary",
        "communique",
        "communiqué",
        "complaint",
        "conference",
        "conversation",
        "court",
        "debate",
        "deposition",
        "dispatch",
        "documentary",
        "e-mail",
        "editorial",
        "email",
        "essay",
        "event",
        "exchange",
        "facebook",
        "feed",
        "filing",
        "forum",
        "hearing",
        "interview",
        "interviews",
        "lawsuit",
        "lecture",
        "letter",
        "livestream",
        "magazine",
        "media",
        "meeting",
        "memo",
        "memoir",
        "message",
        "newscast",
        "newsletter",
        "newspaper",
        "note",
        "op-ed",
        "opinion",
        "page",
        "panel",
        "paper",
        "parliament",
        "petition",
        "phone",
        "podcast",
        "post",
        "posting",
        "presentation",
        "presser",
        "profile",
        "program",
        "programme",
        "publication",
        "radio",
        "rally",
        "recording",
        "release",
        "remark",
        "remarks",
        "report",
        "ruling",
        "seminar",
        "sermon",
        "session",
        "show",
        "speech",
        "statement",
        "summit",
        "talk",
        "telecast",
        "telegram",
        "telephone",
        "television",
        "testimony",
        "text",
        "thread",
        "transcript",
        "tv",
        "tweet",
        "video",
        "voicemail",
        "webcast",
        "webinar",
        "website",
    ],
    platforms: &[
        "bluesky",
        "facebook",
        "instagram",
        "linkedin",
        "mastodon",
        "reddit",
        "snapchat",
        "substack",
        "telegram",
        "threads",
        "tiktok",
        "truth social",
        "twitch",
        "twitter",
        "vkontakte",
        "wechat",
        "weibo",
        "whatsapp",
        "x",
        "youtube",
    ],
    negations: &["n't", "neither", "never", "nor", "not", "n’t"],
    noun_polarities: &[
        ("call", Polarity::Orders),
        ("demand", Polarity::Orders),
        ("denial", Polarity::Denies),
        ("hope", Polarity::Hopes),
        ("order", Polarity::Orders),
        ("plea", Polarity::Orders),
        ("question", Polarity::Asks),
        ("refutation", Polarity::Denies),
        ("wish", Polarity::Hopes),
    ],
    nameless_nouns: &[
        "anyone", "everyone", "insider", "official", "people", "person", "somebody", "someone", "source",
    ],
    nameless_pronouns: &[
        "another", "both", "few", "many", "most", "one", "others", "several", "some", "three", "two",
    ],
    spokespeople: &[
        "attorney",
        "lawyer",
        "representative",
        "speaker",
        "spokesman",
        "spokesmen",
        "spokespeople",
        "spokesperson",
        "spokeswoman",
        "spokeswomen",
    ],
    indefinite: &["a", "an", "another", "one"],
};
