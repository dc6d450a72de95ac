//! French.

use super::Gender::{Feminine, Masculine};
use super::{
    AudienceFacts, CueClass, CueGroup, Frames, HappeningFacts, HappeningKind, Needs, Polarity, SourcePhrase,
    SpeechFacts, SpeechLabels, ThingKind,
};
use super::{Language, NameFacts, NoteFacts, PronounFacts, TimeFacts, TimeUnit};
use relata_types::Lang;

pub(super) static LANGUAGE: Language =
    Language { lang: Lang::FR, names: NAMES, notes: NOTES, times: TIMES, speech: SPEECH, happenings: HAPPENINGS };

/// After the sorts of events of ACE 2005 (life, justice, personnel, business) and CAMEO: what befalls one party or thing hardly twice in a
/// story. Charges and convictions are left out: one person has several.
const HAPPENINGS: HappeningFacts = HappeningFacts {
    kinds: &[
        HappeningKind {
            name: "acquit",
            does: &[],
            undergoes: &["acquitter", "relaxer"],
            forbidden: &[],
            nouns: &["acquittement", "relaxe"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "apologize",
            does: &["présenter excuse"],
            undergoes: &[],
            forbidden: &[],
            nouns: &["excuse"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "appoint",
            does: &[],
            undergoes: &["désigner", "nommer"],
            forbidden: &[],
            nouns: &["désignation", "nomination"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "arrest",
            does: &[],
            undergoes: &["appréhender", "arrêter", "interpeller", "placer en garde à vue"],
            forbidden: &[],
            nouns: &["arrestation", "interpellation"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "bankrupt",
            does: &["déposer le bilan", "faire faillite"],
            undergoes: &[],
            forbidden: &[],
            nouns: &["faillite"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "buy",
            does: &[],
            undergoes: &["acheter", "acquérir", "racheter"],
            forbidden: &[],
            nouns: &[],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "collapse",
            does: &["casser", "céder", "effondrer", "rompre", "écrouler"],
            undergoes: &[],
            forbidden: &[],
            nouns: &["effondrement", "rupture", "écroulement"],
            holdings: &[],
            things: &["any", "bridge", "building", "dam", "roof"],
        },
        HappeningKind {
            name: "crash",
            does: &["dérailler", "écraser"],
            undergoes: &["abattre"],
            forbidden: &[],
            nouns: &["crash", "déraillement"],
            holdings: &[],
            things: &["aircraft", "any", "bus", "helicopter", "spacecraft", "train"],
        },
        HappeningKind {
            name: "deport",
            does: &[],
            undergoes: &["expulser"],
            forbidden: &[],
            nouns: &["expulsion"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "die",
            does: &["décéder", "mort", "mourir", "perdre le vie", "périr", "succomber", "être mort"],
            undergoes: &["abattre", "assassiner", "poignarder à mort", "tuer"],
            forbidden: &[],
            nouns: &["assassinat", "décès", "meurtre", "mort"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "dismiss",
            does: &[],
            undergoes: &["congédier", "destituer", "limoger", "renvoyer", "révoquer"],
            forbidden: &[],
            nouns: &["destitution", "limogeage", "révocation"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "divorce",
            does: &["divorcer"],
            undergoes: &[],
            forbidden: &[],
            nouns: &["divorce"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "elect",
            does: &[],
            undergoes: &["réélire", "élire"],
            forbidden: &[],
            nouns: &["réélection", "élection"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "execute",
            does: &[],
            undergoes: &["exécuter"],
            forbidden: &[],
            nouns: &["exécution"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "extradite",
            does: &[],
            undergoes: &["extrader"],
            forbidden: &[],
            nouns: &["extradition"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "forbid",
            does: &["être impropre à"],
            undergoes: &["interdire", "prohiber"],
            forbidden: &["boire", "consommer", "manger", "utiliser"],
            nouns: &["interdiction"],
            holdings: &[],
            things: &["fish", "meat", "milk", "water"],
        },
        HappeningKind {
            name: "hire",
            does: &[],
            undergoes: &["embaucher", "recruter"],
            forbidden: &[],
            nouns: &[],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "hospitalize",
            does: &[],
            undergoes: &["hospitaliser", "transporter à hôpital"],
            forbidden: &[],
            nouns: &["hospitalisation"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "injure",
            does: &[],
            undergoes: &["blesser"],
            forbidden: &[],
            nouns: &[],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "kidnap",
            does: &[],
            undergoes: &["enlever", "kidnapper", "prendre en otage"],
            forbidden: &[],
            nouns: &["enlèvement"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "mediate",
            does: &["arbitrer", "entremettre", "faire office de médiateur", "jouer le intermédiaire", "négocier accord", "négocier cessez-le-feu", "négocier trêve", "parrainer accord", "servir de intermédiaire", "servir de médiateur"],
            undergoes: &[],
            forbidden: &[],
            nouns: &["entremise", "médiation"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "pardon",
            does: &[],
            undergoes: &["gracier"],
            forbidden: &[],
            nouns: &[],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "release",
            does: &[],
            undergoes: &["libérer", "relâcher", "remettre en liberté"],
            forbidden: &[],
            nouns: &["libération"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "rescue",
            does: &[],
            undergoes: &["secourir"],
            forbidden: &[],
            nouns: &[],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "resign",
            does: &["démissionner", "quitter son fonction"],
            undergoes: &[],
            forbidden: &[],
            nouns: &["démission"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "retire",
            does: &["prendre son retraite"],
            undergoes: &[],
            forbidden: &[],
            nouns: &[],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "sentence",
            does: &[],
            undergoes: &["condamner à", "emprisonner", "incarcérer"],
            forbidden: &[],
            nouns: &[],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "sink",
            does: &["chavirer", "couler", "faire naufrage", "sombrer", "échouer"],
            undergoes: &[],
            forbidden: &[],
            nouns: &["naufrage"],
            holdings: &[],
            things: &["any", "ship"],
        },
        HappeningKind {
            name: "surrender",
            does: &["constituer prisonnier"],
            undergoes: &[],
            forbidden: &[],
            nouns: &["reddition"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "suspend",
            does: &[],
            undergoes: &["suspendre"],
            forbidden: &[],
            nouns: &["suspension"],
            holdings: &[],
            things: &[],
        },
        HappeningKind {
            name: "weaken",
            does: &[],
            undergoes: &["affaiblir", "fragiliser", "ébranler"],
            forbidden: &[],
            nouns: &["affaiblissement", "faiblesse", "fragilisation", "fragilité"],
            holdings: &["autorité", "emprise", "position", "pouvoir", "régime"],
            things: &[],
        },
    ],
    things: &[
        ThingKind { name: "aircraft", nouns: &["appareil", "avion"] },
        ThingKind { name: "any", nouns: &["construction", "mur", "ouvrage", "édifice", "épave"] },
        ThingKind { name: "bridge", nouns: &["passerelle", "pont", "viaduc"] },
        ThingKind { name: "building", nouns: &["bâtiment", "entrepôt", "immeuble", "maison", "tour", "usine"] },
        ThingKind { name: "bus", nouns: &["autobus", "autocar", "bus", "car"] },
        ThingKind { name: "dam", nouns: &["barrage", "digue", "retenue", "réservoir"] },
        ThingKind { name: "fish", nouns: &["poisson"] },
        ThingKind { name: "helicopter", nouns: &["hélicoptère"] },
        ThingKind { name: "meat", nouns: &["viande"] },
        ThingKind { name: "milk", nouns: &["lait"] },
        ThingKind { name: "roof", nouns: &["plafond", "toit", "toiture"] },
        ThingKind { name: "ship", nouns: &["bateau", "cargo", "chalutier", "ferry", "navire", "paquebot", "pétrolier", "voilier"] },
        ThingKind { name: "spacecraft", nouns: &["capsule", "fusée", "navette", "satellite"] },
        ThingKind { name: "train", nouns: &["train"] },
        ThingKind { name: "water", nouns: &["eau"] },
    ],
    telling_verbs: &["annoncer", "confirmer", "constater", "démontrer", "exposer", "illustrer", "indiquer", "marquer", "montrer", "prouver", "rapporter", "révéler", "signaler", "signifier", "souligner", "traduire", "trahir", "témoigner"],
    ordering_verbs: &["appeler", "conseiller", "demander", "dire", "enjoindre", "inviter", "ordonner", "prier", "recommander", "sommer"],
    forbidding_verbs: &["déconseiller", "interdire", "prohiber"],
    permitting_auxiliaries: &["devoir", "pouvoir"],
    against: &["contre"],
    undertaking_verbs: &["accepter", "commencer", "parvenir", "réussir"],
    unreal_auxiliaries: &["devoir", "faillir", "falloir", "pouvoir"],
    by: &["par"],
    of: &["de"],
};

const NAMES: NameFacts = NameFacts {
    leading: &[
        "a",
        "ainsi",
        "alors",
        "après",
        "au",
        "aujourd'hui",
        "aux",
        "avant",
        "avec",
        "bref",
        "c'",
        "car",
        "ce",
        "cependant",
        "certaines",
        "certains",
        "ces",
        "cet",
        "cette",
        "chaque",
        "chez",
        "combien",
        "comme",
        "comment",
        "contre",
        "d'",
        "dans",
        "de",
        "demain",
        "depuis",
        "des",
        "donc",
        "dont",
        "du",
        "dès",
        "elle",
        "elles",
        "en",
        "enfin",
        "entre",
        "et",
        "grâce",
        "hier",
        "il",
        "ils",
        "j'",
        "je",
        "l'",
        "la",
        "le",
        "les",
        "leur",
        "leurs",
        "lors",
        "lorsque",
        "lui",
        "m'",
        "ma",
        "mais",
        "malgré",
        "mes",
        "mon",
        "même",
        "n'",
        "non",
        "nos",
        "notre",
        "nous",
        "on",
        "ou",
        "oui",
        "où",
        "par",
        "pendant",
        "plusieurs",
        "pour",
        "pourquoi",
        "pourtant",
        "puis",
        "qu'",
        "quand",
        "quant",
        "que",
        "quel",
        "quelle",
        "quelles",
        "quels",
        "qui",
        "s'",
        "sa",
        "selon",
        "ses",
        "si",
        "son",
        "sous",
        "sur",
        "t'",
        "tous",
        "tout",
        "toute",
        "toutes",
        "tu",
        "un",
        "une",
        "vers",
        "vos",
        "votre",
        "vous",
        "à",
    ],
    possessive: &["'"],
    short_titles: &[],
    titles: &[
        ("docteur", None),
        ("don", Some(Masculine)),
        ("dr", None),
        ("frère", Some(Masculine)),
        ("lady", Some(Feminine)),
        ("lord", Some(Masculine)),
        ("m", Some(Masculine)),
        ("madame", Some(Feminine)),
        ("mademoiselle", Some(Feminine)),
        ("maître", Some(Masculine)),
        ("me", None),
        ("mesdames", Some(Feminine)),
        ("messieurs", Some(Masculine)),
        ("mgr", None),
        ("mlle", Some(Feminine)),
        ("mm", Some(Masculine)),
        ("mme", Some(Feminine)),
        ("mmes", Some(Feminine)),
        ("monsieur", Some(Masculine)),
        ("mr", Some(Masculine)),
        ("pr", None),
        ("professeur", None),
        ("père", Some(Masculine)),
        ("sir", Some(Masculine)),
        ("soeur", Some(Feminine)),
        ("sœur", Some(Feminine)),
    ],
    person_nouns: &[
        ("accusé", Some(Masculine)),
        ("accusée", Some(Feminine)),
        ("acteur", Some(Masculine)),
        ("actionnaire", None),
        ("actrice", Some(Feminine)),
        ("adjoint", Some(Masculine)),
        ("adjointe", Some(Feminine)),
        ("adjudant", Some(Masculine)),
        ("administrateur", Some(Masculine)),
        ("administratrice", Some(Feminine)),
        ("adolescent", Some(Masculine)),
        ("adolescente", Some(Feminine)),
        ("adversaire", Some(Masculine)),
        ("agent", Some(Masculine)),
        ("agente", Some(Feminine)),
        ("agresseur", Some(Masculine)),
        ("agriculteur", Some(Masculine)),
        ("agricultrice", Some(Feminine)),
        ("allié", Some(Masculine)),
        ("alliée", Some(Feminine)),
        ("ambassadeur", Some(Masculine)),
        ("ambassadrice", Some(Feminine)),
        ("ami", Some(Masculine)),
        ("amie", Some(Feminine)),
        ("amiral", Some(Masculine)),
        ("analyste", Some(Masculine)),
        ("animateur", Some(Masculine)),
        ("animatrice", Some(Feminine)),
        ("arbitre", Some(Masculine)),
        ("archevêque", Some(Masculine)),
        ("architecte", Some(Masculine)),
        ("archéologue", Some(Masculine)),
        ("artisan", Some(Masculine)),
        ("artiste", Some(Masculine)),
        ("assassin", Some(Masculine)),
        ("astronaute", Some(Masculine)),
        ("astronome", Some(Masculine)),
        ("athlète", Some(Masculine)),
        ("attaché", Some(Masculine)),
        ("attachée", Some(Feminine)),
        ("attaquant", Some(Masculine)),
        ("auteur", Some(Masculine)),
        ("auteure", Some(Feminine)),
        ("autocrate", Some(Masculine)),
        ("autrice", Some(Feminine)),
        ("avocat", Some(Masculine)),
        ("avocate", Some(Feminine)),
        ("bailleur", Some(Masculine)),
        ("banquier", Some(Masculine)),
        ("bibliothécaire", None),
        ("biologiste", Some(Masculine)),
        ("bâtonnier", Some(Masculine)),
        ("bénéficiaire", None),
        ("bénévole", Some(Masculine)),
        ("candidat", Some(Masculine)),
        ("candidate", Some(Feminine)),
        ("capitaine", Some(Masculine)),
        ("cardinal", Some(Masculine)),
        ("champion", Some(Masculine)),
        ("championne", Some(Feminine)),
        ("chancelier", Some(Masculine)),
        ("chancelière", Some(Feminine)),
        ("chanteur", Some(Masculine)),
        ("chanteuse", Some(Feminine)),
        ("chauffeur", Some(Masculine)),
        ("chef", Some(Masculine)),
        ("cheffe", Some(Feminine)),
        ("chercheur", Some(Masculine)),
        ("chercheure", Some(Feminine)),
        ("chercheuse", Some(Feminine)),
        ("chimiste", Some(Feminine)),
        ("chirurgien", Some(Masculine)),
        ("chirurgienne", Some(Feminine)),
        ("chroniqueur", Some(Masculine)),
        ("chroniqueuse", Some(Feminine)),
        ("cinéaste", Some(Masculine)),
        ("citoyen", Some(Masculine)),
        ("citoyenne", Some(Feminine)),
        ("client", Some(Masculine)),
        ("cliente", Some(Feminine)),
        ("climatologue", None),
        ("cofondateur", Some(Masculine)),
        ("cofondatrice", Some(Feminine)),
        ("collaborateur", Some(Masculine)),
        ("collaboratrice", Some(Feminine)),
        ("collègue", Some(Masculine)),
        ("colonel", Some(Masculine)),
        ("combattant", Some(Masculine)),
        ("combattante", Some(Feminine)),
        ("commandant", Some(Masculine)),
        ("commandante", Some(Feminine)),
        ("commentateur", Some(Masculine)),
        ("commentatrice", Some(Feminine)),
        ("commerçant", Some(Masculine)),
        ("commerçante", Some(Feminine)),
        ("commissaire", Some(Masculine)),
        ("communiste", Some(Masculine)),
        ("compositeur", Some(Masculine)),
        ("compositrice", Some(Feminine)),
        ("comédien", Some(Masculine)),
        ("comédienne", Some(Feminine)),
        ("conducteur", Some(Masculine)),
        ("conductrice", Some(Feminine)),
        ("conseiller", Some(Masculine)),
        ("conseillère", Some(Feminine)),
        ("conservateur", Some(Masculine)),
        ("consul", Some(Masculine)),
        ("consultant", Some(Masculine)),
        ("consultante", Some(Feminine)),
        ("coordinateur", Some(Masculine)),
        ("coordinatrice", Some(Feminine)),
        ("coordonnateur", Some(Masculine)),
        ("coordonnatrice", Some(Feminine)),
        ("correspondant", Some(Masculine)),
        ("correspondante", Some(Feminine)),
        ("coureur", Some(Masculine)),
        ("coureuse", Some(Feminine)),
        ("cousin", Some(Masculine)),
        ("cousine", Some(Feminine)),
        ("curé", Some(Masculine)),
        ("cycliste", Some(Masculine)),
        ("danseur", Some(Masculine)),
        ("danseuse", Some(Feminine)),
        ("dictateur", Some(Masculine)),
        ("diplomate", Some(Masculine)),
        ("directeur", Some(Masculine)),
        ("directrice", Some(Feminine)),
        ("directrice générale", Some(Feminine)),
        ("dirigeant", Some(Masculine)),
        ("dirigeante", Some(Feminine)),
        ("dissident", Some(Masculine)),
        ("dissidente", Some(Feminine)),
        ("djihadiste", Some(Masculine)),
        ("docteur", Some(Masculine)),
        ("doyen", Some(Masculine)),
        ("doyenne", Some(Feminine)),
        ("défenseur", Some(Masculine)),
        ("délégué", Some(Masculine)),
        ("déléguée", Some(Feminine)),
        ("démocrate", Some(Masculine)),
        ("député", Some(Masculine)),
        ("députée", Some(Feminine)),
        ("développeur", Some(Masculine)),
        ("employé", Some(Masculine)),
        ("employée", Some(Feminine)),
        ("enfant", Some(Masculine)),
        ("enquêteur", Some(Masculine)),
        ("enquêtrice", Some(Feminine)),
        ("enseignant", Some(Masculine)),
        ("enseignante", Some(Feminine)),
        ("entraîneur", Some(Masculine)),
        ("entraîneuse", Some(Feminine)),
        ("entrepreneur", Some(Masculine)),
        ("entrepreneuse", Some(Feminine)),
        ("envoyé", Some(Masculine)),
        ("envoyée", Some(Feminine)),
        ("espion", Some(Masculine)),
        ("eurodéputé", Some(Masculine)),
        ("eurodéputée", Some(Feminine)),
        ("expert", Some(Masculine)),
        ("experte", Some(Feminine)),
        ("exploitant", Some(Masculine)),
        ("explorateur", Some(Masculine)),
        ("extrémiste", Some(Masculine)),
        ("femme", Some(Feminine)),
        ("figure", Some(Feminine)),
        ("fille", Some(Feminine)),
        ("fils", Some(Masculine)),
        ("fonctionnaire", Some(Masculine)),
        ("fondateur", Some(Masculine)),
        ("fondatrice", Some(Feminine)),
        ("frère", Some(Masculine)),
        ("gardien", Some(Masculine)),
        ("garçon", Some(Masculine)),
        ("gendarme", Some(Masculine)),
        ("gouverneur", Some(Masculine)),
        ("gouverneure", Some(Feminine)),
        ("grand-mère", Some(Feminine)),
        ("greffier", Some(Masculine)),
        ("général", Some(Masculine)),
        ("générale", Some(Feminine)),
        ("géologue", None),
        ("gérant", Some(Masculine)),
        ("gérante", Some(Feminine)),
        ("habitant", Some(Masculine)),
        ("habitante", Some(Feminine)),
        ("historien", Some(Masculine)),
        ("historienne", Some(Feminine)),
        ("homme", Some(Masculine)),
        ("homologue", Some(Masculine)),
        ("huissier", Some(Masculine)),
        ("humoriste", Some(Masculine)),
        ("héritier", Some(Masculine)),
        ("héritière", Some(Feminine)),
        ("hôtelier", Some(Masculine)),
        ("imam", Some(Masculine)),
        ("infirmier", Some(Masculine)),
        ("infirmière", Some(Feminine)),
        ("ingénieur", Some(Masculine)),
        ("ingénieure", Some(Feminine)),
        ("inspecteur", Some(Masculine)),
        ("inspectrice", Some(Feminine)),
        ("institutrice", Some(Feminine)),
        ("insurgé", Some(Masculine)),
        ("interlocuteur", Some(Masculine)),
        ("interlocutrice", Some(Feminine)),
        ("interprète", Some(Masculine)),
        ("intervenant", Some(Masculine)),
        ("intervenante", Some(Feminine)),
        ("inventeur", Some(Masculine)),
        ("inventrice", Some(Feminine)),
        ("investisseur", Some(Masculine)),
        ("joueur", Some(Masculine)),
        ("joueuse", Some(Feminine)),
        ("journaliste", Some(Masculine)),
        ("juge", Some(Masculine)),
        ("juriste", None),
        ("lanceur", Some(Masculine)),
        ("lanceuse", Some(Feminine)),
        ("leader", Some(Masculine)),
        ("libraire", None),
        ("libéral", Some(Masculine)),
        ("lieutenant", Some(Masculine)),
        ("lobbyiste", Some(Masculine)),
        ("locataire", Some(Feminine)),
        ("magistrat", Some(Masculine)),
        ("magistrate", Some(Feminine)),
        ("magnat", Some(Masculine)),
        ("maire", Some(Masculine)),
        ("mairesse", Some(Feminine)),
        ("manifestant", Some(Masculine)),
        ("manifestante", Some(Feminine)),
        ("mari", Some(Masculine)),
        ("maîtresse", Some(Feminine)),
        ("membre", Some(Masculine)),
        ("mercenaire", Some(Masculine)),
        ("meurtrier", Some(Masculine)),
        ("militaire", Some(Masculine)),
        ("militant", Some(Masculine)),
        ("militante", Some(Feminine)),
        ("milliardaire", Some(Masculine)),
        ("ministre", Some(Masculine)),
        ("moine", Some(Masculine)),
        ("musicien", Some(Masculine)),
        ("musicienne", Some(Feminine)),
        ("mutin", Some(Masculine)),
        ("mère", Some(Feminine)),
        ("médecin", Some(Masculine)),
        ("médiateur", Some(Masculine)),
        ("médiatrice", Some(Feminine)),
        ("météorologue", None),
        ("nageur", Some(Masculine)),
        ("nageuse", Some(Feminine)),
        ("nationaliste", Some(Masculine)),
        ("neveu", Some(Masculine)),
        ("nièce", Some(Feminine)),
        ("notaire", Some(Masculine)),
        ("négociateur", Some(Masculine)),
        ("négociatrice", Some(Feminine)),
        ("observateur", Some(Masculine)),
        ("observatrice", Some(Feminine)),
        ("officier", Some(Masculine)),
        ("oligarque", Some(Masculine)),
        ("oncle", Some(Masculine)),
        ("opposant", Some(Masculine)),
        ("opposante", Some(Feminine)),
        ("organisateur", Some(Masculine)),
        ("organisatrice", Some(Feminine)),
        ("otage", Some(Masculine)),
        ("ouvrier", Some(Masculine)),
        ("ouvrière", Some(Feminine)),
        ("pape", Some(Masculine)),
        ("parent", Some(Masculine)),
        ("parlementaire", Some(Masculine)),
        ("partenaire", Some(Masculine)),
        ("participant", Some(Masculine)),
        ("participante", Some(Feminine)),
        ("partisan", Some(Masculine)),
        ("passager", Some(Masculine)),
        ("passagère", Some(Feminine)),
        ("pasteur", Some(Masculine)),
        ("patient", Some(Masculine)),
        ("patiente", Some(Feminine)),
        ("patron", Some(Masculine)),
        ("patronne", Some(Feminine)),
        ("paysan", Some(Masculine)),
        ("peintre", Some(Masculine)),
        ("personne", Some(Feminine)),
        ("philosophe", Some(Masculine)),
        ("photographe", Some(Masculine)),
        ("physicien", Some(Masculine)),
        ("physicienne", Some(Feminine)),
        ("pilote", Some(Masculine)),
        ("plaignant", Some(Masculine)),
        ("plaignante", Some(Feminine)),
        ("policier", Some(Masculine)),
        ("policière", Some(Feminine)),
        ("politicien", Some(Masculine)),
        ("politologue", Some(Masculine)),
        ("pompier", Some(Masculine)),
        ("porte-parole", Some(Masculine)),
        ("poète", Some(Masculine)),
        ("premier ministre", Some(Masculine)),
        ("première ministre", Some(Feminine)),
        ("prince", Some(Masculine)),
        ("princesse", Some(Feminine)),
        ("prisonnier", Some(Masculine)),
        ("procureur", Some(Masculine)),
        ("procureure", Some(Feminine)),
        ("producteur", Some(Masculine)),
        ("productrice", Some(Feminine)),
        ("professeur", Some(Masculine)),
        ("professeure", Some(Feminine)),
        ("promoteur", Some(Masculine)),
        ("propriétaire", Some(Masculine)),
        ("proviseur", Some(Masculine)),
        ("prédécesseur", Some(Masculine)),
        ("préfet", Some(Masculine)),
        ("préfète", Some(Feminine)),
        ("présentateur", Some(Masculine)),
        ("présentatrice", Some(Feminine)),
        ("président", Some(Masculine)),
        ("présidente", Some(Feminine)),
        ("prévenu", Some(Masculine)),
        ("prêtre", Some(Masculine)),
        ("psychiatre", None),
        ("psychologue", None),
        ("putschiste", Some(Masculine)),
        ("père", Some(Masculine)),
        ("pêcheur", Some(Masculine)),
        ("rabbin", Some(Masculine)),
        ("rebelle", Some(Masculine)),
        ("recteur", Some(Masculine)),
        ("reine", Some(Feminine)),
        ("religieuse", Some(Feminine)),
        ("reporter", Some(Masculine)),
        ("représentant", Some(Masculine)),
        ("représentante", Some(Feminine)),
        ("responsable", Some(Masculine)),
        ("restaurateur", Some(Masculine)),
        ("rival", Some(Masculine)),
        ("rivale", Some(Feminine)),
        ("roi", Some(Masculine)),
        ("romancier", Some(Masculine)),
        ("romancière", Some(Feminine)),
        ("romaniste", None),
        ("réalisateur", Some(Masculine)),
        ("réalisatrice", Some(Feminine)),
        ("rédacteur", Some(Masculine)),
        ("rédactrice", Some(Feminine)),
        ("réfugié", Some(Masculine)),
        ("républicain", Some(Masculine)),
        ("salarié", Some(Masculine)),
        ("salariée", Some(Feminine)),
        ("scientifique", Some(Masculine)),
        ("secouriste", Some(Masculine)),
        ("secrétaire", Some(Masculine)),
        ("sergent", Some(Masculine)),
        ("signataire", None),
        ("socialiste", Some(Masculine)),
        ("sociologue", Some(Masculine)),
        ("sociétaire", None),
        ("soeur", Some(Feminine)),
        ("soldat", Some(Masculine)),
        ("source", Some(Feminine)),
        ("sous-préfet", Some(Masculine)),
        ("sous-préfète", Some(Feminine)),
        ("spécialiste", Some(Masculine)),
        ("stagiaire", None),
        ("stratège", Some(Masculine)),
        ("successeur", Some(Masculine)),
        ("successeure", Some(Feminine)),
        ("survivant", Some(Masculine)),
        ("survivante", Some(Feminine)),
        ("suspect", Some(Masculine)),
        ("suspecte", Some(Feminine)),
        ("syndicaliste", Some(Masculine)),
        ("sélectionneur", Some(Masculine)),
        ("sénateur", Some(Masculine)),
        ("sénatrice", Some(Feminine)),
        ("séparatiste", Some(Masculine)),
        ("sœur", Some(Feminine)),
        ("tante", Some(Feminine)),
        ("terroriste", Some(Masculine)),
        ("tireur", Some(Masculine)),
        ("touriste", Some(Masculine)),
        ("transfuge", Some(Masculine)),
        ("trésorier", Some(Masculine)),
        ("tueur", Some(Masculine)),
        ("témoin", Some(Masculine)),
        ("universitaire", Some(Masculine)),
        ("utilisateur", Some(Masculine)),
        ("utilisatrice", Some(Feminine)),
        ("vainqueur", Some(Masculine)),
        ("veuve", Some(Feminine)),
        ("vice-président", Some(Masculine)),
        ("vice-présidente", Some(Feminine)),
        ("victime", Some(Feminine)),
        ("virologue", Some(Masculine)),
        ("visiteur", Some(Masculine)),
        ("visiteuse", Some(Feminine)),
        ("viticulteur", Some(Masculine)),
        ("voisin", Some(Masculine)),
        ("voisine", Some(Feminine)),
        ("vétéran", Some(Masculine)),
        ("écologiste", None),
        ("économiste", Some(Masculine)),
        ("écrivain", Some(Masculine)),
        ("écrivaine", Some(Feminine)),
        ("éditeur", Some(Masculine)),
        ("éditorialiste", Some(Masculine)),
        ("éditrice", Some(Feminine)),
        ("électeur", Some(Masculine)),
        ("électrice", Some(Feminine)),
        ("éleveur", Some(Masculine)),
        ("élu", Some(Masculine)),
        ("élue", Some(Feminine)),
        ("élève", Some(Masculine)),
        ("émissaire", Some(Masculine)),
        ("épidémiologiste", Some(Masculine)),
        ("épouse", Some(Feminine)),
        ("époux", Some(Masculine)),
        ("étudiant", Some(Masculine)),
        ("étudiante", Some(Feminine)),
        ("évêque", Some(Masculine)),
    ],
    body_nouns: &[
        "administration",
        "agence",
        "agence de presse",
        "alliance",
        "ambassade",
        "armée",
        "assemblée",
        "association",
        "assureur",
        "avionneur",
        "banque",
        "bureau",
        "cabinet",
        "chaîne",
        "club",
        "coalition",
        "collectif",
        "comité",
        "commission",
        "communiqué",
        "compagnie",
        "confédération",
        "congrès",
        "conseil",
        "constructeur",
        "consulat",
        "couple",
        "cour",
        "direction",
        "distributeur",
        "document",
        "délégation",
        "enquête",
        "entreprise",
        "exécutif",
        "fabricant",
        "famille",
        "filiale",
        "firme",
        "fondation",
        "fonds",
        "fédération",
        "gendarmerie",
        "gouvernement",
        "groupe",
        "géant",
        "hebdomadaire",
        "hôpital",
        "institut",
        "institution",
        "journal",
        "jury",
        "laboratoire",
        "ligue",
        "magazine",
        "mairie",
        "majorité",
        "marine",
        "milice",
        "ministère",
        "mouvement",
        "municipalité",
        "média",
        "observatoire",
        "office",
        "ong",
        "opposition",
        "opérateur",
        "organisation",
        "parlement",
        "parquet",
        "parti",
        "police",
        "presse",
        "préfecture",
        "présidence",
        "public",
        "quotidien",
        "radio",
        "rapport",
        "revue",
        "rédaction",
        "régime",
        "régulateur",
        "site",
        "société",
        "sondage",
        "start-up",
        "startup",
        "syndicat",
        "sénat",
        "tabloïd",
        "tribunal",
        "télévision",
        "université",
        "école",
        "église",
        "élysée",
        "équipe",
        "étude",
    ],
    body_name_words: &[
        "académie",
        "agence",
        "alliance",
        "armée",
        "assemblée",
        "association",
        "autorité",
        "banque",
        "brigade",
        "bureau",
        "cabinet",
        "caisse",
        "centrale",
        "centre",
        "chambre",
        "club",
        "coalition",
        "collectif",
        "collège",
        "comité",
        "commission",
        "communauté",
        "compagnie",
        "confédération",
        "congrès",
        "conseil",
        "conservatoire",
        "consortium",
        "corporation",
        "council",
        "cour",
        "direction",
        "entreprise",
        "fondation",
        "fonds",
        "foundation",
        "front",
        "fédération",
        "gouvernement",
        "group",
        "groupe",
        "haut-commissariat",
        "hôpital",
        "inspection",
        "institut",
        "institute",
        "ligue",
        "lycée",
        "ministère",
        "mouvement",
        "observatoire",
        "office",
        "ordre",
        "organisation",
        "parlement",
        "parquet",
        "parti",
        "police",
        "préfecture",
        "quotidien",
        "rassemblement",
        "régiment",
        "sa",
        "sarl",
        "service",
        "society",
        "société",
        "syndicat",
        "sénat",
        "tribunal",
        "union",
        "university",
        "université",
        "école",
        "état-major",
    ],
    place_name_words: &[
        "abbaye",
        "archipel",
        "avenue",
        "aéroport",
        "baie",
        "basilique",
        "bois",
        "boulevard",
        "canal",
        "cap",
        "cathédrale",
        "chapelle",
        "château",
        "cimetière",
        "col",
        "collégiale",
        "comté",
        "côte",
        "désert",
        "détroit",
        "fleuve",
        "fort",
        "forteresse",
        "forêt",
        "gare",
        "golfe",
        "lac",
        "mer",
        "mont",
        "montagne",
        "monts",
        "musée",
        "océan",
        "palais",
        "parc",
        "place",
        "plage",
        "pont",
        "port",
        "presqu'île",
        "prison",
        "province",
        "péninsule",
        "quai",
        "quartier",
        "route",
        "rue",
        "square",
        "stade",
        "tour",
        "vallon",
        "vallée",
        "village",
        "ville",
        "volcan",
        "zone",
        "île",
        "îles",
    ],
    pronouns: &[
        ("ce dernier", PronounFacts { gender: Some(Masculine), is_plural: false, is_person: true }),
        ("celle-ci", PronounFacts { gender: Some(Feminine), is_plural: false, is_person: true }),
        ("celles-ci", PronounFacts { gender: Some(Feminine), is_plural: true, is_person: true }),
        ("celui-ci", PronounFacts { gender: Some(Masculine), is_plural: false, is_person: true }),
        ("ces derniers", PronounFacts { gender: Some(Masculine), is_plural: true, is_person: true }),
        ("ces dernières", PronounFacts { gender: Some(Feminine), is_plural: true, is_person: true }),
        ("cette dernière", PronounFacts { gender: Some(Feminine), is_plural: false, is_person: true }),
        ("ceux-ci", PronounFacts { gender: Some(Masculine), is_plural: true, is_person: true }),
        ("elle", PronounFacts { gender: Some(Feminine), is_plural: false, is_person: true }),
        ("elles", PronounFacts { gender: Some(Feminine), is_plural: true, is_person: true }),
        ("il", PronounFacts { gender: Some(Masculine), is_plural: false, is_person: true }),
        ("ils", PronounFacts { gender: Some(Masculine), is_plural: true, is_person: true }),
        ("laquelle", PronounFacts { gender: Some(Feminine), is_plural: false, is_person: true }),
        ("lequel", PronounFacts { gender: Some(Masculine), is_plural: false, is_person: true }),
        ("lui", PronounFacts { gender: Some(Masculine), is_plural: false, is_person: true }),
        ("qui", PronounFacts { gender: None, is_plural: false, is_person: true }),
    ],
    impersonal_verbs: &["agir", "falloir", "neiger", "pleuvoir"],
    nouns_have_gender: true,
    copula: "être",
    linking_verbs: &[],
    existential_words: &["y"],
    impersonal_pronouns: &["il"],
    definite: &["ce", "cet", "cette", "l'", "la", "le", "les", "leur", "sa", "son"],
    demonstratives: &["ce", "cet", "cette"],
    relatives: &["dont", "laquelle", "lequel", "où", "que", "qui"],
    body_name_heads: &[
        "académie",
        "agence",
        "arrondissement",
        "association",
        "banque",
        "caisse",
        "chambre",
        "club",
        "collectif",
        "collège",
        "comité",
        "communauté",
        "compagnie",
        "confédération",
        "conseil",
        "conservatoire",
        "cour",
        "entreprise",
        "fondation",
        "fédération",
        "gang",
        "gendarmerie",
        "groupe",
        "hôpital",
        "institut",
        "lycée",
        "milice",
        "ministère",
        "observatoire",
        "office",
        "ong",
        "parquet",
        "police",
        "préfecture",
        "régiment",
        "société",
        "syndicat",
        "tribunal",
        "université",
        "école",
    ],
    place_name_heads: &[
        "abbaye",
        "archipel",
        "avenue",
        "aéroport",
        "baie",
        "basilique",
        "boulevard",
        "canyon",
        "cap",
        "cathédrale",
        "château",
        "cimetière",
        "col",
        "comté",
        "delta",
        "duché",
        "désert",
        "détroit",
        "estuaire",
        "fleuve",
        "forêt",
        "glacier",
        "golfe",
        "gouffre",
        "lac",
        "massif",
        "mer",
        "mont",
        "monts",
        "musée",
        "océan",
        "palais",
        "parc",
        "place",
        "plage",
        "plateau",
        "pont",
        "presqu'île",
        "principauté",
        "province",
        "péninsule",
        "quai",
        "rivière",
        "royaume",
        "rue",
        "rues",
        "sierra",
        "vallon",
        "vallée",
        "volcan",
        "île",
        "îles",
        "îlot",
    ],
    name_links: &["d'", "de", "de la", "des", "du", "l'", "la", "les"],
    no_names: &[
        "août",
        "avril",
        "covid",
        "covid-19",
        "dieu",
        "dimanche",
        "décembre",
        "etat",
        "euro",
        "euros",
        "février",
        "internet",
        "janvier",
        "jeudi",
        "juillet",
        "juin",
        "lundi",
        "m",
        "madame",
        "mai",
        "mardi",
        "mars",
        "mercredi",
        "ministre",
        "mme",
        "monsieur",
        "novembre",
        "noël",
        "octobre",
        "président",
        "pâques",
        "samedi",
        "septembre",
        "tv",
        "un",
        "une",
        "vendredi",
        "web",
        "état",
        "états",
    ],
    ordinary_words: include_str!("../data/words_fr.txt"),
    word_endings: &["e", "es", "s", "x"],
    has_lower_case_names: false,
    portfolio_nouns: &["commissaire", "ministre", "ministres", "secrétaire"],
    storm_nouns: &["cyclone", "ouragan", "tempête", "typhon"],
    sited_nouns: &[],
    team_nouns: &[],
    thing_verbs: &["administrer", "avaler", "commercialiser", "diluer", "ingérer", "injecter", "installer", "prescrire", "télécharger", "utiliser"],
    street_nouns: &["avenue", "aéroport", "basilique", "boulevard", "chaussée", "collégiale", "esplanade", "gare", "impasse", "lac", "mont", "place", "pont", "quai", "rue", "square", "stade", ],
    district_nouns: &["banlieue", "bourg", "bourgade", "capitale", "commune", "hameau", "localité", "métropole", "quartier", "station", "village", "ville"],
    school_nouns: &["collège", "conservatoire", "hôpital", "institut", "lycée", "musée", "université", "école"],
    institution_adjectives: &["administratif", "catholique", "municipal", "municipale", "national", "nationale", "naturel", "naturelle", "populaire", "régional", "régionale", "universitaire"],
    capitalises_headlines: false,
    place_telling_prepositions: &["en", "vers", "à"],
    human_verbs: &[
        "ajouter",
        "arrêter",
        "avouer",
        "boire",
        "chanter",
        "condamner",
        "confier",
        "dire",
        "divorcer",
        "dormir",
        "décéder",
        "démissionner",
        "expliquer",
        "inculper",
        "interpeller",
        "manger",
        "marcher",
        "mourir",
        "naître",
        "pleurer",
        "raconter",
        "rire",
        "réfléchir",
        "sourire",
        "écrire",
        "épouser",
    ],
    inhabitant_endings: &[
        "abes", "abés", "aines", "ains", "ais", "aises", "ands", "arques", "chènes", "elges", "ens", "grois",
        "ides", "iennes", "iens", "ois", "oises", "ols", "osses", "ques", "urcs", "usses", "éens",
    ],
    plural_articles: &[
        "aux",
        "certains",
        "ces",
        "des",
        "deux",
        "les",
        "leurs",
        "nos",
        "plusieurs",
        "quelques",
        "ses",
        "trois",
    ],
    place_prepositions: &["d'", "dans", "de", "depuis", "en", "vers", "à"],
    sure_place_prepositions: &["en"],
    offices: &[
        &["autocrate", "dictateur", "dirigeant", "homologue", "leader", "président"],
        &[
            "chef de la diplomatie",
            "cheffe de la diplomatie",
            "secrétaire d'état",
            "secrétaire d’état",
            "ministre des affaires étrangères",
            "patron de la diplomatie",
        ],
        &["premier ministre", "première ministre", "chef du gouvernement", "cheffe du gouvernement"],
    ],
    other_parties: &[
        "accusé",
        "accusée",
        "adolescent",
        "adolescente",
        "agent",
        "agente",
        "agresseur",
        "ami",
        "amie",
        "analyste",
        "animateur",
        "auteur",
        "avocat",
        "avocate",
        "chauffeur",
        "chef",
        "client",
        "cliente",
        "collègue",
        "commissaire",
        "conducteur",
        "conductrice",
        "conseiller",
        "conseillère",
        "diplomate",
        "dirigeant",
        "employé",
        "employée",
        "enfant",
        "enquêteur",
        "expert",
        "experte",
        "femme",
        "fille",
        "fils",
        "fonctionnaire",
        "frère",
        "gardien",
        "garçon",
        "gendarme",
        "gérant",
        "habitant",
        "habitante",
        "homme",
        "homologue",
        "huissier",
        "interlocuteur",
        "invité",
        "jeune",
        "journaliste",
        "juge",
        "jury",
        "magistrat",
        "magistrate",
        "mari",
        "membre",
        "militaire",
        "mère",
        "médecin",
        "notaire",
        "observateur",
        "officier",
        "otage",
        "parent",
        "parquetier",
        "passager",
        "passagère",
        "patient",
        "patiente",
        "personne",
        "plaignant",
        "plaignante",
        "policier",
        "policière",
        "pompier",
        "porte-parole",
        "proche",
        "procureur",
        "procureure",
        "propriétaire",
        "père",
        "représentant",
        "représentante",
        "responsable",
        "riverain",
        "salarié",
        "salariée",
        "soldat",
        "source",
        "spécialiste",
        "substitut",
        "suspect",
        "suspecte",
        "sœur",
        "tireur",
        "tueur",
        "témoin",
        "victime",
        "voisin",
        "voisine",
        "épouse",
        "époux",
    ],
    office_nouns: &[
        "ambassadeur",
        "ambassadrice",
        "cardinal",
        "chancelier",
        "chancelière",
        "commandant",
        "commissaire",
        "dictateur",
        "directeur",
        "directrice",
        "dirigeant",
        "dirigeante",
        "doyen",
        "député",
        "députée",
        "entraîneur",
        "garde",
        "gouverneur",
        "gouverneure",
        "général",
        "maire",
        "mairesse",
        "ministre",
        "pape",
        "patron",
        "patronne",
        "porte-parole",
        "premier",
        "première",
        "prince",
        "princesse",
        "procureur",
        "préfet",
        "préfète",
        "président",
        "présidente",
        "recteur",
        "reine",
        "roi",
        "secrétaire",
        "sous-préfet",
        "sous-préfète",
        "sélectionneur",
        "sénateur",
        "sénatrice",
        "vice-président",
        "vice-présidente",
        "évêque",
    ],
    title_abbreviations: &[("dr", "docteur"), ("pr", "professeur")],
    resumptive_nouns: &[
        "acteur",
        "actrice",
        "autocrate",
        "chanteur",
        "chanteuse",
        "cinéaste",
        "comédien",
        "comédienne",
        "intéressé",
        "intéressée",
        "milliardaire",
        "musicien",
        "musicienne",
        "politicien",
        "politicienne",
        "romancier",
        "romancière",
        "édile",
        "élu",
        "élue",
    ],
    spokespeople: &["porte-parole", "porte-voix"],
    company_nouns: &[
        "compagnie",
        "constructeur",
        "distributeur",
        "entreprise",
        "exploitant",
        "fabricant",
        "firme",
        "groupe",
        "opérateur",
        "société",
        "start-up",
    ],
    possessive_determiners: &["leur", "ma", "mon", "notre", "sa", "son", "ta", "ton", "votre"],
    gendered_determiners: &[
        ("au", Masculine),
        ("ce", Masculine),
        ("cet", Masculine),
        ("cette", Feminine),
        ("du", Masculine),
        ("la", Feminine),
        ("le", Masculine),
        ("sa", Feminine),
        ("un", Masculine),
        ("une", Feminine),
    ],
    latter: &[
        "ce dernier",
        "celle-ci",
        "celles-ci",
        "celui-ci",
        "ces derniers",
        "ces dernières",
        "cette dernière",
        "ceux-ci",
        "laquelle",
        "lequel",
    ],
    dative_pronouns: &["lui"],
    topic_openers: &["quant au ", "quant aux ", "quant à "],
};

/// Words for times. Written for Relata.
const TIMES: TimeFacts = TimeFacts {
    months: &[
        ("janvier", 1),
        ("février", 2),
        ("fevrier", 2),
        ("mars", 3),
        ("avril", 4),
        ("mai", 5),
        ("juin", 6),
        ("juillet", 7),
        ("août", 8),
        ("aout", 8),
        ("septembre", 9),
        ("octobre", 10),
        ("novembre", 11),
        ("décembre", 12),
        ("decembre", 12),
    ],
    weekdays: &[
        ("lundi", 1),
        ("mardi", 2),
        ("mercredi", 3),
        ("jeudi", 4),
        ("vendredi", 5),
        ("samedi", 6),
        ("dimanche", 7),
    ],
    numbers: &[
        ("un", 1),
        ("une", 1),
        ("deux", 2),
        ("trois", 3),
        ("quatre", 4),
        ("cinq", 5),
        ("six", 6),
        ("sept", 7),
        ("huit", 8),
        ("neuf", 9),
        ("dix", 10),
        ("onze", 11),
        ("douze", 12),
        ("treize", 13),
        ("quatorze", 14),
        ("quinze", 15),
        ("seize", 16),
        ("vingt", 20),
        ("trente", 30),
        ("quarante", 40),
        ("cinquante", 50),
        ("soixante", 60),
        ("cent", 100),
    ],
    vague_numbers: &["plusieurs", "quelques", "des", "ces"],
    units: &[
        ("seconde", TimeUnit::Second),
        ("secondes", TimeUnit::Second),
        ("minute", TimeUnit::Minute),
        ("minutes", TimeUnit::Minute),
        ("heure", TimeUnit::Hour),
        ("heures", TimeUnit::Hour),
        ("jour", TimeUnit::Day),
        ("jours", TimeUnit::Day),
        ("semaine", TimeUnit::Week),
        ("semaines", TimeUnit::Week),
        ("mois", TimeUnit::Month),
        ("an", TimeUnit::Year),
        ("ans", TimeUnit::Year),
        ("année", TimeUnit::Year),
        ("années", TimeUnit::Year),
        ("décennie", TimeUnit::Decade),
        ("décennies", TimeUnit::Decade),
        ("siècle", TimeUnit::Century),
        ("siècles", TimeUnit::Century),
    ],
    day_parts: &[
        ("matin", "MO"),
        ("après-midi", "AF"),
        ("soir", "EV"),
        ("soirée", "EV"),
        ("nuit", "NI"),
        ("midi", "MI"),
    ],
    seasons: &[("printemps", "SP"), ("été", "SU"), ("automne", "FA"), ("hiver", "WI")],
    days: &[
        ("hier", -1),
        ("avant-hier", -2),
        ("aujourd' hui", 0),
        ("ce jour", 0),
        ("demain", 1),
        ("après-demain", 2),
    ],
    parts_of_days: &[
        ("ce matin", (0, "MO")),
        ("cet après-midi", (0, "AF")),
        ("ce soir", (0, "EV")),
        ("cette nuit", (0, "NI")),
    ],
    next_to_told: &[("le lendemain", 1), ("lendemain", 1), ("la veille", -1), ("le jour suivant", 1)],
    references: &[
        ("maintenant", "PRESENT_REF"),
        ("désormais", "PRESENT_REF"),
        ("actuellement", "PRESENT_REF"),
        ("pour l' instant", "PRESENT_REF"),
        ("pour le moment", "PRESENT_REF"),
        ("à l' heure actuelle", "PRESENT_REF"),
        ("récemment", "PAST_REF"),
        ("autrefois", "PAST_REF"),
        ("auparavant", "PAST_REF"),
        ("prochainement", "FUTURE_REF"),
        ("bientôt", "FUTURE_REF"),
    ],
    shifts_before: &[
        ("ce", 0),
        ("cet", 0),
        ("cette", 0),
        ("dernier", -1),
        ("dernière", -1),
        ("derniers", -1),
        ("dernières", -1),
        ("prochain", 1),
        ("prochaine", 1),
        ("prochains", 1),
        ("prochaines", 1),
    ],
    shifts_after: &[
        ("dernier", -1),
        ("dernière", -1),
        ("derniers", -1),
        ("dernières", -1),
        ("passé", -1),
        ("passée", -1),
        ("précédent", -1),
        ("précédente", -1),
        ("prochain", 1),
        ("prochaine", 1),
        ("prochains", 1),
        ("suivant", 1),
        ("suivante", 1),
    ],
    ago_before: &["il y a", "voici", "voilà"],
    ago_after: &["plus tôt", "auparavant"],
    each: &["chaque", "tous les", "toutes les", "par"],
    hour_marks: &["h", "heure", "heures"],
    before_hour: &["dès", "jusqu'à", "vers", "à"],
    half_days: &[],
    hours: &[("midi", 12), ("minuit", 0)],
    before_year: &[
        "en",
        "depuis",
        "de",
        "d'",
        "l' an",
        "an",
        "dès",
        "jusqu'en",
        "à",
        "fin",
        "début",
        "et",
        "ou",
        "année",
        "l'année",
        "avant",
        "après",
        "entre",
        "pour",
        "courant",
        "printemps",
        "été",
        "automne",
        "hiver",
        "l'",
        "vers",
    ],
    before_decade: &["années"],
    century: &["siècle", "siècles"],
    ordinal_endings: &["er", "e", "ème", "re"],
    roman_endings: &["ème", "e"],
    month_comes_first: false,
    months_are_capitalised: false,
    date_links: &[],
    future: &["devrait", "devraient", "prochain"],
};

/// Phrases about the article itself: page furniture, credits, open questions. Written for Relata.
const NOTES: NoteFacts = NoteFacts {
    furniture_lines: &[
        "abonnez-vous",
        "accepter les cookies",
        "accueil",
        "afficher plus",
        "aller au contenu",
        "annonce",
        "article réservé aux abonnés",
        "articles liés",
        "chargement",
        "cliquez ici",
        "commentaires",
        "commenter",
        "connexion",
        "contact",
        "contenu sponsorisé",
        "envoyer",
        "faire un don",
        "imprimer",
        "je m'abonne",
        "les plus consultés",
        "les plus lus",
        "lire aussi",
        "lire la suite",
        "lire plus",
        "mentions légales",
        "menu",
        "newsletter",
        "newsletters",
        "nos articles",
        "nous contacter",
        "nous suivre",
        "partager",
        "partager cet article",
        "partager l'article",
        "photo",
        "photos",
        "politique de confidentialité",
        "précédent",
        "publicité",
        "read more",
        "recherche",
        "regarder",
        "retour en haut",
        "réagir",
        "s'abonner",
        "se connecter",
        "share",
        "source link",
        "soutenez-nous",
        "subscribe",
        "suivant",
        "suivez-nous",
        "sur le même sujet",
        "texte par",
        "tous droits réservés",
        "télécharger l'application",
        "vidéo",
        "voir aussi",
        "voir plus",
        "à la une",
        "à lire aussi",
        "à voir aussi",
        "écouter",
    ],
    reading_time_words: &["de", "lecture", "min", "minutes", "mn"],
    furniture_starts: &[
        "abonnez-vous",
        "ce site utilise des cookies",
        "cet article est réservé",
        "classé dans",
        "cliquez ici",
        "copyright",
        "crédit :",
        "crédit photo",
        "crédits photo",
        "déjà abonné",
        "il vous reste",
        "image :",
        "inscrivez-vous",
        "la suite après cette publicité",
        "la suite après la publicité",
        "lire aussi",
        "lire la suite",
        "lire notre",
        "lire également",
        "mis à jour le",
        "mots clés",
        "mots-clés",
        "newsletter recevez",
        "nous utilisons des cookies",
        "partager sur",
        "photo :",
        "publié dans",
        "publié le",
        "read more",
        "recevez",
        "recevoir",
        "rejoignez-nous",
        "retrouvez-nous",
        "source link",
        "suivez l'actualité",
        "suivez toute l'actualité",
        "suivez-nous",
        "tags :",
        "tags:",
        "texte par",
        "tous droits réservés",
        "télécharger l'application",
        "téléchargez",
        "voir aussi",
        "à (ré)écouter",
        "à lire :",
        "à lire aussi",
        "à lire sur",
        "à lire également",
        "à réécouter",
        "à voir",
        "à écouter",
        "écouter aussi",
    ],
    sender_headings: &[
        "contact",
        "contact presse",
        "contacts",
        "contacts presse",
        "coordonnées",
        "à propos d'",
        "à propos de ",
        "à propos des ",
        "à propos du ",
    ],
    related_headings: &[
        "articles liés",
        "dans la même rubrique",
        "les plus lus",
        "lire aussi",
        "nos derniers articles",
        "pour aller plus loin",
        "sur le même sujet",
        "voir aussi",
        "vous aimerez aussi",
        "à lire aussi",
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
        "en tant que modèle de langage",
        "en tant qu'ia",
        "voici l'article réécrit",
        "voici une version réécrite",
        "réécris cet article",
        "réécrivez cet article",
        "as an ai assistant",
        "en tant que modèle linguistique",
        "en tant qu'assistant ia",
        "here is the article rewritten",
        "here is your article",
        "here's the article rewritten",
        "je ne peux pas répondre à cette demande",
        "n'hésitez pas à me dire si vous souhaitez",
        "réécris le texte",
        "réécris l'article",
        "réécrivez le texte",
        "reformule cet article",
        "reformulez cet article",
        "bien sûr ! voici",
        "bien sûr, voici l'article",
        "voici l'article demandé",
        "voici l'article reformulé",
        "voici la traduction demandée",
        "voici la version réécrite",
        "voici le texte réécrit",
        "voici le texte reformulé",
        "voici une version reformulée",
        "voici votre article",
    ],
    turns: &["mais", "cependant", "pourtant"],
    bare: &[
        "a",
        "actuelle",
        "actuellement",
        "c'",
        "ce",
        "cela",
        "elle",
        "elles",
        "en",
        "encore",
        "est",
        "et",
        "heure",
        "il",
        "ils",
        "instant",
        "je",
        "jusqu'",
        "l'",
        "la",
        "le",
        "les",
        "moment",
        "n'",
        "ne",
        "nous",
        "on",
        "oui",
        "pas",
        "pour",
        "pourtant",
        "présent",
        "s'",
        "simplement",
        "stade",
        "sur",
        "toujours",
        "tout",
        "vous",
        "y",
        "à",
    ],
    questions: &[
        "aucune confirmation",
        "aucune indication",
        "aucune revendication",
        "aucune réponse n'",
        "dans l' immédiat",
        "demeure inconnu",
        "demeure inconnue",
        "demeure un mystère",
        "demeurent inconnues",
        "difficile de dire",
        "difficile de savoir",
        "difficile à dire",
        "encore inconnu",
        "encore inconnue",
        "encore inconnues",
        "enquête a été ouverte",
        "enquête est en cours",
        "est inconnu",
        "est inconnue",
        "ignorait encore",
        "ignore encore",
        "ignorent encore",
        "impossible de confirmer",
        "impossible de vérifier",
        "impossible à vérifier",
        "incertitude demeure",
        "n' * pas * clair",
        "n' * pas * confirmé",
        "n' * pas * confirmée",
        "n' * pas * confirmés",
        "n' * pas * connu",
        "n' * pas * connue",
        "n' * pas * connues",
        "n' * pas * connus",
        "n' * pas pu * vérifié",
        "n' * pas pu * vérifiée",
        "n' * pas été revendiqué",
        "n' * pas été revendiquée",
        "n' * pas été établi",
        "n' * pas été établie",
        "n' * pu être vérifié",
        "n' * pu être vérifiée",
        "n' * pu être vérifiées",
        "ne sait pas",
        "ne savait pas",
        "ne savent pas",
        "ne savons pas",
        "non confirmé",
        "non confirmée",
        "non confirmées",
        "non confirmés",
        "nous ignorons",
        "nul n' * su dire",
        "nul ne peut dire",
        "nul ne sait",
        "nul ne saurait dire",
        "on ignore",
        "on ne sait toujours pas",
        "on ne sait",
        "on ne savait",
        "pas * clair si",
        "pas clair",
        "pas confirmé",
        "pas de rapports",
        "pas encore connu",
        "pas encore connue",
        "pas encore connues",
        "pas encore connus",
        "pas été confirmé",
        "personne n' * pu dire",
        "personne n' * su dire",
        "personne ne peut dire",
        "personne ne pouvait dire",
        "personne ne sait",
        "personne ne savait",
        "question ouverte",
        "question reste",
        "questions restent",
        "restait flou",
        "restait inconnu",
        "restait inconnue",
        "restait à savoir",
        "reste flou",
        "reste floue",
        "reste incertain",
        "reste incertaine",
        "reste inconnu",
        "reste inconnue",
        "reste sans réponse",
        "reste un mystère",
        "reste à confirmer",
        "reste à déterminer",
        "reste à prouver",
        "reste à savoir",
        "reste à voir",
        "reste à établir",
        "restent floues",
        "restent flous",
        "restent incertaines",
        "restent inconnues",
        "restent inconnus",
        "sans autre précision",
        "sans confirmation",
        "sans donner de détails",
        "sans plus de précisions",
        "sans réponse",
        "sont inconnues",
        "toujours inconnu",
        "toujours inconnue",
        "toujours inconnues",
        "toujours inconnus",
        "toujours pas connu",
        "toujours pas connue",
        "trop tôt pour dire",
        "trop tôt pour savoir",
    ],
    credits_before: &[
        "a affirmé à",
        "a annoncé à",
        "a appris",
        "a assuré à",
        "a confié à",
        "a dit à",
        "a déclaré sur",
        "a déclaré à",
        "a expliqué à",
        "a indiqué à",
        "a précisé à",
        "a raconté à",
        "a rapporté",
        "a révélé",
        "a écrit",
        "a-t-elle déclaré à",
        "a-t-il dit à",
        "a-t-il déclaré à",
        "affirmé à",
        "annoncé à",
        "assuré à",
        "au journal",
        "au micro de",
        "auprès de",
        "auprès du",
        "avec l'",
        "avec",
        "cité par",
        "citée par",
        "citées par",
        "cités par",
        "confié au",
        "confié à",
        "consulté par",
        "consultée par",
        "consultées par",
        "consultés par",
        "contacté par",
        "contactée par",
        "contactés par",
        "d' après",
        "dans les colonnes du",
        "dit au",
        "dit sur",
        "dit à",
        "déclarait à",
        "déclaré au",
        "déclaré sur",
        "déclaré à",
        "entretien accordé à",
        "entretien au",
        "entretien avec",
        "entretien à",
        "expliqué à",
        "indique",
        "indiqué à",
        "interrogé par",
        "interrogé sur",
        "interrogée par",
        "interrogés par",
        "interview accordée à",
        "interview au",
        "interview avec",
        "interview à",
        "interviewé par",
        "invité de",
        "invitée de",
        "joint par",
        "jointe par",
        "obtenu par",
        "obtenue par",
        "obtenus par",
        "ont déclaré à",
        "ont rapporté",
        "précisé à",
        "publié dans",
        "publié par",
        "publiée par",
        "raconté à",
        "rapportait",
        "rapporte",
        "rapportent",
        "rapporté par",
        "rapportée par",
        "rapportées par",
        "rapportés par",
        "relayé par",
        "relayée par",
        "repris par",
        "reprise par",
        "révèle",
        "révélé par",
        "selon",
        "source :",
        "sources :",
        "texte par :",
        "traduit de",
        "traduit du",
        "via",
        "écrit",
    ],
    credits_after: &[
        "a rapporté",
        "a révélé",
        "indique",
        "ont rapporté",
        "rapportait",
        "rapporte",
        "rapportent",
        "révèle",
    ],
    credit_fillers: &[
        ",",
        ":",
        "agence",
        "agences",
        "allemand",
        "allemande",
        "américain",
        "américaine",
        "antenne",
        "au",
        "aux",
        "belge",
        "britannique",
        "chaîne",
        "chinois",
        "chinoise",
        "d'",
        "d'information",
        "de",
        "du",
        "espagnol",
        "espagnole",
        "français",
        "française",
        "hebdomadaire",
        "information",
        "informations",
        "italien",
        "italienne",
        "journal",
        "l",
        "l'",
        "la",
        "le",
        "les",
        "local",
        "locale",
        "magazine",
        "média",
        "médias",
        "national",
        "nationale",
        "news",
        "officiel",
        "officielle",
        "presse",
        "privé",
        "privée",
        "public",
        "publique",
        "quotidien",
        "radio",
        "russe",
        "site",
        "suisse",
        "télévision",
        "ukrainien",
        "ukrainienne",
        "un",
        "une",
        "à",
        "économique",
        "étatique",
    ],
    outlet_follows: &[
        "agence de presse",
        "article * initialement publié * par",
        "article * publié initialement * par",
        "au journal",
        "cité par l' agence",
        "citée par l' agence",
        "cités par l' agence",
        "citées par l' agence",
        "confié à l' agence",
        "dit à l' agence",
        "déclaré à l' agence",
        "expliqué à l' agence",
        "indiqué à l' agence",
        "le quotidien",
        "rapporte l' agence",
    ],
    outlet_told: &[],
    told_bodies: &[],
    credit_line_words: &["avec"],
    outlet_articles: &["au", "du", "l'", "la", "le", "les"],
    outlet_words: &[
        "courrier",
        "dimanche",
        "dépêche",
        "gazette",
        "guardian",
        "hebdo",
        "herald",
        "info",
        "journal",
        "libéré",
        "magazine",
        "matin",
        "news",
        "parisien",
        "post",
        "press",
        "presse",
        "quotidien",
        "radio",
        "républicain",
        "soir",
        "telegraph",
        "times",
        "tribune",
        "tv",
        "télévision",
        "éclair",
    ],
};

const SPEECH: SpeechFacts = SpeechFacts {
    cues: &[
        // Dit que : « a déclaré que », « …, affirme-t-il » ; de soi, à l'infinitif : « affirme avoir vu ».
        CueGroup {
            class: CueClass::Say,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE).or(Frames::INFINITIVE),
            lemmas: "
affirmer
assurer
attester
certifier
confier
dire
déclarer
garantir
indiquer
jurer
préciser
raconter
signaler
soutenir
tenir à dire
tenir à préciser
tenir à rappeler
tenir à souligner
",
        },
        // De soi, par un adjectif : « s'est dit prêt à partir ».
        CueGroup {
            class: CueClass::Say,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE).or(Frames::INFINITIVE).or(Frames::PREDICATE),
            lemmas: "
se dire
se déclarer
",
        },
        // Dit que.
        CueGroup {
            class: CueClass::Say,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
ajouter
alléguer
articuler
chuchoter
clamer
communiquer
conter
crier
glisser
hurler
mentionner
murmurer
narrer
noter
observer
professer
redire
relater
remarquer
repréciser
signifier
souffler
spécifier
susurrer
témoigner
énoncer
",
        },
        // Parle : la citation seule.
        CueGroup {
            class: CueClass::Say,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
converser
deviser
dialoguer
discourir
disserter
donner sa version
donner son avis
exprimer
faire des confidences
haranguer
improviser
intervenir
livrer sa version
livrer son analyse
livrer son témoignage
palabrer
parler cru
parler d'une même voix
pontifier
prendre la parole
prêcher
pérorer
reprendre la parole
s'adresser
s'expliquer
s'exprimer
s'épancher
se confier
se livrer
se prononcer
se présenter
sortir de sa réserve
sortir de son silence
tenir des propos
tenir le même langage
tenir un discours
vider son sac
",
        },
        // Le dit à quelqu'un : « a informé ses alliés que ».
        CueGroup {
            class: CueClass::Tell,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE).or(Frames::PERSON),
            lemmas: "
assurer
aviser
briefer
informer
mettre au courant
notifier
rassurer
",
        },
        // Parle à quelqu'un.
        CueGroup {
            class: CueClass::Tell,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
apostropher
chapitrer
consoler
recadrer
réconforter
se rassurer
taquiner
tranquilliser
",
        },
        // Le fait savoir, avec un nom : « a fait part de son inquiétude ».
        CueGroup {
            class: CueClass::Report,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE).or(Frames::OBJECT),
            lemmas: "
faire part
faire état
",
        },
        // Fait savoir.
        CueGroup {
            class: CueClass::Report,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE).or(Frames::INFINITIVE),
            lemmas: "
annoncer
confirmer
maintenir
rapporter
révéler
",
        },
        // Fait savoir que.
        CueGroup {
            class: CueClass::Report,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
acter
claironner
colporter
câbler
divulguer
donner à comprendre
donner à entendre
décréter
faire comprendre
faire connaître
faire entendre
faire mention
faire noter
faire observer
faire remarquer
faire savoir
faire valoir
laisser comprendre
laisser entendre
mettre en avant
mettre en exergue
mettre en lumière
mettre en évidence
prendre acte
proclamer
relayer
rendre compte
rendre public
répercuter
statuer
télégraphier
téléphoner
vendre la mèche
ébruiter
",
        },
        // Le rapporte : la citation seule.
        CueGroup {
            class: CueClass::Report,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
citer
faire une annonce
faire une déclaration
faire écho
lever le voile
paraphraser
passer aux aveux
reformuler
réciter
se faire l'écho
transmettre
",
        },
        // Écrit, publie.
        CueGroup {
            class: CueClass::Write,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
consigner
noter
tweeter
twitter
écrire
",
        },
        // Écrit, publie : une citation.
        CueGroup {
            class: CueClass::Write,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
annoter
bloguer
chroniquer
griffonner
lire
légender
partager
poster
prendre la plume
préfacer
publier
recopier
republier
retweeter
rédiger
taguer
texter
titrer
transcrire
éditorialiser
",
        },
        // Explique, analyse, résume.
        CueGroup {
            class: CueClass::Explain,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
analyser
commenter
détailler
expliciter
expliquer
faire la leçon
gloser
justifier
nuancer
préciser
récapituler
réexpliquer
résumer
",
        },
        // Explique : la citation seule.
        CueGroup {
            class: CueClass::Explain,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
apporter une précision
digresser
décortiquer
décrire
décrypter
dédramatiser
définir
démystifier
dépeindre
développer
exposer
faire le point
faire une mise au point
illustrer
invoquer
lister
mettre les points sur les i
modérer
philosopher
pondérer
raisonner
ratiociner
relativiser
remettre les pendules à l'heure
se borner
se contenter
se justifier
se limiter
tempérer
vulgariser
égrener
énumérer
épiloguer
évoquer
",
        },
        // Le dit avec force, ou encore une fois.
        CueGroup {
            class: CueClass::Stress,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE).or(Frames::INFINITIVE),
            lemmas: "
insister
marteler
rappeler
reconfirmer
réaffirmer
réitérer
répéter
souligner
",
        },
        // Le dit avec force, ou encore une fois.
        CueGroup {
            class: CueClass::Stress,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
mettre l'accent
pointer
rabâcher
relever
ressasser
s'époumoner
scander
seriner
tonner
",
        },
        // Le dit avec force : la citation seule.
        CueGroup {
            class: CueClass::Stress,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
abonder
asséner
baisser le ton
crier au complot
crier au loup
crier au scandale
crier gare
crier haut et fort
crier victoire
crier à l'injustice
dire haut et fort
dire tout haut
donner de la voix
enfoncer le clou
hausser le ton
monter au créneau
monter au front
parler haut
persister
persister et signer
peser ses mots
prendre position
récidiver
surenchérir
taper du poing sur la table
élever la voix
",
        },
        // Le soutient contre le doute ou contre autrui.
        CueGroup {
            class: CueClass::Argue,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
arguer
argumenter
avancer
contre-argumenter
faire croire
insinuer
objecter
opposer
plaider
postuler
se prévaloir
sous-entendre
soutenir
suggérer
théoriser
",
        },
        // Le soutient de soi.
        CueGroup {
            class: CueClass::Argue,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE).or(Frames::INFINITIVE),
            lemmas: "
prétendre
se flatter
se targuer
se vanter
",
        },
        // Le défend : la citation seule.
        CueGroup {
            class: CueClass::Argue,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
batailler
chicaner
défendre
ergoter
plaider la cause
polémiquer
prendre la défense
renvoyer dos à dos
ruer dans les brancards
s'interposer
se disculper
se dédouaner
se défausser
tenir bon
",
        },
        // Dit ce qui sera.
        CueGroup {
            class: CueClass::Predict,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
anticiper
augurer
conjecturer
escompter
extrapoler
gager
parier
pressentir
pronostiquer
prophétiser
prédire
présager
prévoir
spéculer
",
        },
        // Accorde ou avoue.
        CueGroup {
            class: CueClass::Admit,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE).or(Frames::INFINITIVE),
            lemmas: "
admettre
avouer
concéder
confesser
reconnaître
revendiquer
",
        },
        // En convient.
        CueGroup {
            class: CueClass::Admit,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
convenir
",
        },
        // Accorde, se reprend : la citation seule.
        CueGroup {
            class: CueClass::Admit,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
battre sa coulpe
capituler
faire acte de contrition
faire amende honorable
faire son mea culpa
faire un aveu
présenter ses excuses
rectifier
se confesser
se corriger
se dédire
se raviser
se reprendre
se résigner
se rétracter
",
        },
        // Sans détour, devant deux points : « est formel : … ».
        CueGroup {
            class: CueClass::Stress,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
être catégorique
être catégoriques
être clair
être claire
être formel
être formelle
être formelles
être formels
",
        },
        // Le confirme : « a confirmé le chiffre ».
        CueGroup {
            class: CueClass::Agree,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE).or(Frames::OBJECT),
            lemmas: "
confirmer
corroborer
entériner
",
        },
        // Approuve : la citation seule.
        CueGroup {
            class: CueClass::Agree,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
abonder dans le même sens
acquiescer
aller dans le même sens
apporter son soutien
approuver
donner raison
opiner
souscrire
valider
",
        },
        // Renchérit.
        CueGroup {
            class: CueClass::Agree,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
renchérir
",
        },
        // Dit que cela n'est pas : « dément toute implication ».
        CueGroup {
            class: CueClass::Deny,
            polarity: Polarity::Denies,
            frames: Frames::CLAUSE.or(Frames::QUOTE).or(Frames::OBJECT).or(Frames::INFINITIVE),
            lemmas: "
contester
contredire
démentir
dénier
nier
récuser
réfuter
",
        },
        // En doute.
        CueGroup {
            class: CueClass::Deny,
            polarity: Polarity::Denies,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
douter
exclure
mettre en doute
",
        },
        // Le rejette : la citation seule.
        CueGroup {
            class: CueClass::Deny,
            polarity: Polarity::Denies,
            frames: Frames::QUOTE,
            lemmas: "
apporter un démenti
balayer
botter en touche
couper court
dire non
disconvenir
donner tort
désapprouver
désavouer
infirmer
invalider
minimiser
opposer un démenti
opposer une fin de non-recevoir
rejeter
renier
repousser
réprouver
s'inscrire en faux
s'opposer
se défendre
tourner en dérision
écarter
",
        },
        // Répond.
        CueGroup {
            class: CueClass::Answer,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
repartir
riposter
répliquer
répondre
rétorquer
",
        },
        // Répond : la citation seule.
        CueGroup {
            class: CueClass::Answer,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
contre-attaquer
passer à l'offensive
rebondir
renvoyer la balle
reprendre la balle au bond
réagir
répartir
",
        },
        // Prévient d'un danger.
        CueGroup {
            class: CueClass::Warn,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE).or(Frames::PERSON),
            lemmas: "
alerter
avertir
mettre en garde
prévenir
",
        },
        // Menace.
        CueGroup {
            class: CueClass::Warn,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE).or(Frames::INFINITIVE),
            lemmas: "
menacer
",
        },
        // Donne l'alarme.
        CueGroup {
            class: CueClass::Warn,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
crier casse-cou
donner l'alarme
donner l'alerte
lancer l'alerte
lancer un avertissement
lancer un cri d'alarme
lancer une mise en garde
pousser un cri d'alarme
sonner l'alarme
sonner le tocsin
tirer la sonnette d'alarme
",
        },
        // S'engage.
        CueGroup {
            class: CueClass::Promise,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE).or(Frames::INFINITIVE).or(Frames::OBJECT),
            lemmas: "
donner l'assurance
donner sa parole
faire la promesse
faire le serment
faire vœu
prendre l'engagement
promettre
prêter serment
s'engager
se jurer
se promettre
se proposer
",
        },
        // Demande.
        CueGroup {
            class: CueClass::Ask,
            polarity: Polarity::Asks,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
demander
interroger
poser la question
poser une question
questionner
quémander
redemander
s'enquérir
s'informer
s'interroger
se demander
se questionner
se renseigner
",
        },
        // Demande : la citation seule.
        CueGroup {
            class: CueClass::Ask,
            polarity: Polarity::Asks,
            frames: Frames::QUOTE,
            lemmas: "
interpeller
prendre à partie
relancer
solliciter
sonder
",
        },
        // Veut que quelqu'un fasse quelque chose.
        CueGroup {
            class: CueClass::Order,
            polarity: Polarity::Orders,
            frames: Frames::CLAUSE.or(Frames::QUOTE).or(Frames::ADDRESSED_INFINITIVE),
            lemmas: "
adjurer
commander
conjurer
enjoindre
exhorter
exiger
implorer
interdire
intimer
ordonner
prescrire
presser
prier
réclamer
sommer
supplier
",
        },
        // Y appelle, sans complétive : « a appelé ses partisans à sortir ».
        CueGroup {
            class: CueClass::Order,
            polarity: Polarity::Orders,
            frames: Frames::ADDRESSED_INFINITIVE,
            lemmas: "
appeler
demander
donner instruction
donner l'ordre
donner la consigne
donner pour consigne
inciter
lancer un appel
lancer un ultimatum
mettre en demeure
passer la consigne
",
        },
        // Y pousse : la citation seule.
        CueGroup {
            class: CueClass::Order,
            polarity: Polarity::Orders,
            frames: Frames::QUOTE,
            lemmas: "
admonester
battre le rappel
calmer le jeu
calmer les esprits
gourmander
houspiller
inviter
jouer l'apaisement
mettre le holà
militer
morigéner
prêcher la patience
rabrouer
rappeler à l'ordre
rappeler à la raison
requérir
semoncer
sermonner
sonner la charge
sonner la mobilisation
tancer
",
        },
        // Propose que.
        CueGroup {
            class: CueClass::Propose,
            polarity: Polarity::Orders,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
déconseiller
proposer
",
        },
        // Y encourage : l'incise seule.
        CueGroup {
            class: CueClass::Propose,
            polarity: Polarity::Orders,
            frames: Frames::INCISE,
            lemmas: "
encourager
",
        },
        // Propose, conseille.
        CueGroup {
            class: CueClass::Propose,
            polarity: Polarity::Orders,
            frames: Frames::CLAUSE.or(Frames::QUOTE).or(Frames::ADDRESSED_INFINITIVE),
            lemmas: "
conseiller
préconiser
prôner
recommander
suggérer
",
        },
        // Loue.
        CueGroup {
            class: CueClass::Praise,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE.or(Frames::QUOTED_OBJECT),
            lemmas: "
acclamer
applaudir
apprécier
célébrer
encenser
exalter
glorifier
honorer
louanger
louer
magnifier
saluer
vanter
",
        },
        // Loue ou remercie quelqu'un.
        CueGroup {
            class: CueClass::Praise,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
complimenter
congratuler
féliciter
remercier
",
        },
        // Rend hommage.
        CueGroup {
            class: CueClass::Praise,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
prendre fait et cause
rendre grâce
rendre hommage
s'enflammer
s'enthousiasmer
s'extasier
s'émerveiller
",
        },
        // Blâme : une citation, en incise ou dans l'objet.
        CueGroup {
            class: CueClass::Blame,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE.or(Frames::QUOTED_OBJECT),
            lemmas: "
accabler
attaquer
brocarder
caricaturer
condamner
conspuer
critiquer
dénigrer
dénoncer
désapprouver
flétrir
fustiger
honnir
moquer
persifler
pourfendre
railler
ridiculiser
stigmatiser
tacler
vilipender
éreinter
étriller
",
        },
        // Accuse quelqu'un de quelque chose.
        CueGroup {
            class: CueClass::Blame,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE.or(Frames::ADDRESSED_INFINITIVE),
            lemmas: "
accuser
blâmer
faire grief
incriminer
reprocher
soupçonner
suspecter
tenir rigueur
",
        },
        // Se plaint.
        CueGroup {
            class: CueClass::Blame,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE).or(Frames::INFINITIVE),
            lemmas: "
déplorer
protester
s'indigner
s'insurger
s'offusquer
se lamenter
se plaindre
se scandaliser
",
        },
        // S'en prend à quelqu'un.
        CueGroup {
            class: CueClass::Blame,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTE,
            lemmas: "
anathématiser
avoir la dent dure
cingler
déblatérer
injurier
insulter
invectiver
jeter un pavé dans la mare
mettre en accusation
mettre en cause
mettre les pieds dans le plat
pester
pousser un coup de gueule
pousser un cri du cœur
ronchonner
rouspéter
récriminer
s'emporter
s'énerver
se gausser
se moquer
sortir de ses gonds
taxer
vitupérer
égratigner
épingler
",
        },
        // Donne un nom ou un verdict, entre guillemets : « a qualifié le plan d'« absurde » ».
        CueGroup {
            class: CueClass::Name,
            polarity: Polarity::Asserts,
            frames: Frames::QUOTED_OBJECT,
            lemmas: "
accuser
caractériser
décrire
dépeindre
parler
promettre
qualifier
taxer
traiter
évoquer
",
        },
        // Espère.
        CueGroup {
            class: CueClass::Hope,
            polarity: Polarity::Hopes,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
caresser l'espoir
espérer
exprimer l'espoir
exprimer le souhait
exprimer le vœu
former le souhait
former le vœu
formuler le vœu
nourrir l'espoir
souhaiter
émettre le souhait
émettre le vœu
",
        },
        // Craint.
        CueGroup {
            class: CueClass::Hope,
            polarity: Polarity::Hopes,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
avoir peur
craindre
exprimer la crainte
redouter
s'alarmer
s'effrayer
s'inquiéter
se soucier
",
        },
        // Dit ce qu'il en ressent : « se félicite que ».
        CueGroup {
            class: CueClass::Feel,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE).or(Frames::INFINITIVE),
            lemmas: "
regretter
s'affliger
s'agacer
s'attrister
s'enorgueillir
s'excuser
s'impatienter
s'irriter
s'émouvoir
s'étonner
se désespérer
se désoler
se féliciter
se glorifier
se navrer
se réjouir
",
        },
        // Le ressent : la citation seule.
        CueGroup {
            class: CueClass::Feel,
            polarity: Polarity::Asserts,
            frames: Frames::INCISE,
            lemmas: "
désespérer
enrager
exulter
jouer la prudence
jubiler
maugréer
rager
s'amuser
s'apitoyer
s'attendrir
s'emballer
s'exaspérer
se consoler
se défouler
se lâcher
se marrer
se montrer confiant
se montrer prudent
se montrer rassurant
se vouloir optimiste
se vouloir rassurant
triompher
trépigner
",
        },
        // Tient pour vrai.
        CueGroup {
            class: CueClass::Think,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE).or(Frames::INFINITIVE),
            lemmas: "
estimer
",
        },
        // Tient pour vrai.
        CueGroup {
            class: CueClass::Think,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
croire
penser
",
        },
        // Tient pour vrai.
        CueGroup {
            class: CueClass::Think,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
calculer
considérer
diagnostiquer
imaginer
juger
présumer
présupposer
soupçonner
subodorer
supposer
supputer
suspecter
tenir pour acquis
tenir pour certain
évaluer
",
        },
        // Y songe à voix haute.
        CueGroup {
            class: CueClass::Think,
            polarity: Polarity::Asserts,
            frames: Frames::INCISE,
            lemmas: "
hésiter
méditer
réfléchir
rêvasser
rêver
se rappeler
se remémorer
se souvenir
songer
",
        },
        // Trouve et rapporte.
        CueGroup {
            class: CueClass::Find,
            polarity: Polarity::Asserts,
            frames: Frames::CLAUSE.or(Frames::QUOTE),
            lemmas: "
conclure
constater
stipuler
",
        },
        // Trouve et rapporte : ce qu'une étude montre, personne ne le dit.
        CueGroup {
            class: CueClass::Find,
            polarity: Polarity::Asserts,
            frames: Frames::INCISE,
            lemmas: "
déceler
déduire
démontrer
détecter
inférer
montrer
prouver
",
        },
        // Comment cela sonne : l'incise seule.
        CueGroup {
            class: CueClass::Voice,
            polarity: Polarity::Asserts,
            frames: Frames::INCISE,
            lemmas: "
aboyer
asticoter
badiner
bafouiller
balancer
balbutier
baragouiner
beugler
blaguer
bougonner
brailler
bramer
bredouiller
bégayer
chantonner
chevroter
couiner
crâner
débiter
déclamer
décocher
exploser
faire de l'ironie
fanfaronner
flûter
fredonner
fulminer
geindre
glapir
glousser
grimacer
grincer
grogner
grommeler
gronder
gueuler
gémir
haleter
hoqueter
ironiser
lancer
larmoyer
lâcher
marmonner
marmotter
maronner
minauder
nasiller
piailler
plaisanter
pleurer
pleurnicher
postillonner
psalmodier
radoter
ricaner
rigoler
rire
rugir
râler
s'esclaffer
s'exclamer
s'écrier
s'égosiller
s'étrangler
sangloter
siffler
soupirer
sourire
suffoquer
tchatcher
tempêter
tonitruer
trompeter
vaticiner
vociférer
zézayer
ânonner
éructer
",
        },
        // Prend son tour de parole : l'incise seule.
        CueGroup {
            class: CueClass::Turn,
            polarity: Polarity::Asserts,
            frames: Frames::INCISE,
            lemmas: "
achever
aller plus loin
avoir le dernier mot
clore
commencer
compléter
conclure
continuer
corriger
couper
couper la parole
donner le ton
débuter
embrayer
enchaîner
entamer
entonner
finir
hasarder
interjeter
interrompre
oser
poursuivre
recommencer
rembrayer
reprendre
risquer
s'aventurer
s'empresser
s'interrompre
se hasarder
se lancer
se risquer
temporiser
tenter
terminer
trancher
",
        },
        // Au passif, sans que l'on sache par qui : « il a été annoncé que ».
        CueGroup {
            class: CueClass::Hearsay,
            polarity: Polarity::Asserts,
            frames: Frames::IMPERSONAL,
            lemmas: "
affirmer
annoncer
confirmer
dire
estimer
expliquer
indiquer
préciser
rappeler
rapporter
recommander
reconnaître
répondre
rétorquer
signaler
souligner
suggérer
",
        },
    ],
    irregular_forms: "
a avoir
annonçé annoncer
aura avoir
auraient avoir
aurait avoir
avaient avoir
avait avoir
eu avoir
eut avoir
faisaient faire
faisait faire
faisant faire
fait faire
faite faire
faites faire
faits faire
fera faire
feraient faire
ferait faire
feront faire
firent faire
fit faire
font faire
ont avoir
reconnait reconnaître
renverra renvoyer
renverraient renvoyer
renverrait renvoyer
renverront renvoyer
suggèrait suggérer
suggèrent suggérer
veulent vouloir
veut vouloir
voudra vouloir
voudraient vouloir
voudrait vouloir
voudront vouloir
voulaient vouloir
voulait vouloir
voulant vouloir
voulu vouloir
voulurent vouloir
voulut vouloir
écriaient écrier
écriait écrier
écriant écrier
écrient écrier
",
    // The longest first: the first that fits a verb of the table counts.
    form_endings: &[
        ("prévoiraient", "prévoir"),
        ("mentiraient", "mentir"),
        ("partiraient", "partir"),
        ("prendraient", "prendre"),
        ("prévoyaient", "prévoir"),
        ("sentiraient", "sentir"),
        ("sortiraient", "sortir"),
        ("tiendraient", "tenir"),
        ("viendraient", "venir"),
        ("aindraient", "aindre"),
        ("battraient", "battre"),
        ("courraient", "courir"),
        ("croiraient", "croire"),
        ("eindraient", "eindre"),
        ("elleraient", "eler"),
        ("etteraient", "eter"),
        ("mettraient", "mettre"),
        ("mouvraient", "mouvoir"),
        ("naissaient", "naître"),
        ("naîtraient", "naître"),
        ("oindraient", "oindre"),
        ("prévoirait", "prévoir"),
        ("prévoiront", "prévoir"),
        ("querraient", "quérir"),
        ("rompraient", "rompre"),
        ("suivraient", "suivre"),
        ("vaudraient", "valoir"),
        ("écriraient", "écrire"),
        ("écrivaient", "écrire"),
        ("écrivirent", "écrire"),
        ("aignaient", "aindre"),
        ("aignirent", "aindre"),
        ("battaient", "battre"),
        ("battirent", "battre"),
        ("cloraient", "clore"),
        ("closaient", "clore"),
        ("cluraient", "clure"),
        ("couraient", "courir"),
        ("coururent", "courir"),
        ("criraient", "crire"),
        ("crivaient", "crire"),
        ("crivirent", "crire"),
        ("croyaient", "croire"),
        ("duiraient", "duire"),
        ("duisaient", "duire"),
        ("duisirent", "duire"),
        ("eignaient", "eindre"),
        ("eignirent", "eindre"),
        ("endraient", "endre"),
        ("mentaient", "mentir"),
        ("mentirait", "mentir"),
        ("mentirent", "mentir"),
        ("mentiront", "mentir"),
        ("mettaient", "mettre"),
        ("mouvaient", "mouvoir"),
        ("oieraient", "oyer"),
        ("oignaient", "oindre"),
        ("oignirent", "oindre"),
        ("ondraient", "ondre"),
        ("partaient", "partir"),
        ("partirait", "partir"),
        ("partirent", "partir"),
        ("partiront", "partir"),
        ("prenaient", "prendre"),
        ("prendrait", "prendre"),
        ("prendront", "prendre"),
        ("prévirent", "prévoir"),
        ("prévoient", "prévoir"),
        ("prévoyait", "prévoir"),
        ("prévoyant", "prévoir"),
        ("quéraient", "quérir"),
        ("rompaient", "rompre"),
        ("rompirent", "rompre"),
        ("sentaient", "sentir"),
        ("sentirait", "sentir"),
        ("sentirent", "sentir"),
        ("sentiront", "sentir"),
        ("sortaient", "sortir"),
        ("sortirait", "sortir"),
        ("sortirent", "sortir"),
        ("sortiront", "sortir"),
        ("suivaient", "suivre"),
        ("suivirent", "suivre"),
        ("tiendrait", "tenir"),
        ("tiendront", "tenir"),
        ("viendrait", "venir"),
        ("viendront", "venir"),
        ("èleraient", "eler"),
        ("èneraient", "ener"),
        ("èseraient", "eser"),
        ("èteraient", "eter"),
        ("èveraient", "ever"),
        ("aindrait", "aindre"),
        ("aindront", "aindre"),
        ("battrait", "battre"),
        ("battront", "battre"),
        ("cluaient", "clure"),
        ("courrait", "courir"),
        ("courront", "courir"),
        ("croirait", "croire"),
        ("croiront", "croire"),
        ("diraient", "dire"),
        ("disaient", "dire"),
        ("eindrait", "eindre"),
        ("eindront", "eindre"),
        ("ellerait", "eler"),
        ("elleront", "eler"),
        ("endaient", "endre"),
        ("endirent", "endre"),
        ("etterait", "eter"),
        ("etteront", "eter"),
        ("issaient", "ir"),
        ("liraient", "lire"),
        ("lisaient", "lire"),
        ("mettrait", "mettre"),
        ("mettront", "mettre"),
        ("mouvrait", "mouvoir"),
        ("mouvront", "mouvoir"),
        ("naissait", "naître"),
        ("naissant", "naître"),
        ("naissent", "naître"),
        ("naîtrait", "naître"),
        ("naîtront", "naître"),
        ("oindrait", "oindre"),
        ("oindront", "oindre"),
        ("ondaient", "ondre"),
        ("ondirent", "ondre"),
        ("prennent", "prendre"),
        ("prévoira", "prévoir"),
        ("querrait", "quérir"),
        ("querront", "quérir"),
        ("quièrent", "quérir"),
        ("riraient", "rire"),
        ("romprait", "rompre"),
        ("rompront", "rompre"),
        ("suivrait", "suivre"),
        ("suivront", "suivre"),
        ("tenaient", "tenir"),
        ("tiennent", "tenir"),
        ("valaient", "valoir"),
        ("valurent", "valoir"),
        ("vaudrait", "valoir"),
        ("vaudront", "valoir"),
        ("venaient", "venir"),
        ("viennent", "venir"),
        ("écrirait", "écrire"),
        ("écriront", "écrire"),
        ("écrivait", "écrire"),
        ("écrivant", "écrire"),
        ("écrivent", "écrire"),
        ("aignait", "aindre"),
        ("aignant", "aindre"),
        ("aignent", "aindre"),
        ("battait", "battre"),
        ("battant", "battre"),
        ("battent", "battre"),
        ("clorait", "clore"),
        ("cloront", "clore"),
        ("closait", "clore"),
        ("closant", "clore"),
        ("closent", "clore"),
        ("clurait", "clure"),
        ("clurent", "clure"),
        ("cluront", "clure"),
        ("courait", "courir"),
        ("courant", "courir"),
        ("courent", "courir"),
        ("crirait", "crire"),
        ("criront", "crire"),
        ("crivait", "crire"),
        ("crivant", "crire"),
        ("crivent", "crire"),
        ("croient", "croire"),
        ("croyait", "croire"),
        ("croyant", "croire"),
        ("crurent", "croire"),
        ("duirait", "duire"),
        ("duiront", "duire"),
        ("duisait", "duire"),
        ("duisant", "duire"),
        ("duisent", "duire"),
        ("eignait", "eindre"),
        ("eignant", "eindre"),
        ("eignent", "eindre"),
        ("endrait", "endre"),
        ("endront", "endre"),
        ("eraient", "er"),
        ("iraient", "ir"),
        ("mentait", "mentir"),
        ("mentant", "mentir"),
        ("mentent", "mentir"),
        ("menties", "mentir"),
        ("mentira", "mentir"),
        ("mettait", "mettre"),
        ("mettant", "mettre"),
        ("mettent", "mettre"),
        ("meuvent", "mouvoir"),
        ("mouvait", "mouvoir"),
        ("mouvant", "mouvoir"),
        ("oierait", "oyer"),
        ("oieront", "oyer"),
        ("oignait", "oindre"),
        ("oignant", "oindre"),
        ("oignent", "oindre"),
        ("ondrait", "ondre"),
        ("ondront", "ondre"),
        ("partait", "partir"),
        ("partant", "partir"),
        ("partent", "partir"),
        ("partira", "partir"),
        ("prenait", "prendre"),
        ("prenant", "prendre"),
        ("prendra", "prendre"),
        ("prirent", "prendre"),
        ("prévoit", "prévoir"),
        ("prévues", "prévoir"),
        ("quirent", "quérir"),
        ("quérait", "quérir"),
        ("quérant", "quérir"),
        ("riaient", "rire"),
        ("rompait", "rompre"),
        ("rompant", "rompre"),
        ("rompent", "rompre"),
        ("sentait", "sentir"),
        ("sentant", "sentir"),
        ("sentent", "sentir"),
        ("sentira", "sentir"),
        ("sortait", "sortir"),
        ("sortant", "sortir"),
        ("sortent", "sortir"),
        ("sortira", "sortir"),
        ("suivait", "suivre"),
        ("suivant", "suivre"),
        ("suivent", "suivre"),
        ("tiendra", "tenir"),
        ("tinrent", "tenir"),
        ("viendra", "venir"),
        ("vinrent", "venir"),
        ("èlerait", "eler"),
        ("èleront", "eler"),
        ("ènerait", "ener"),
        ("èneront", "ener"),
        ("èserait", "eser"),
        ("èseront", "eser"),
        ("èterait", "eter"),
        ("èteront", "eter"),
        ("èverait", "ever"),
        ("èveront", "ever"),
        ("écrites", "écrire"),
        ("écrivit", "écrire"),
        ("aignit", "aindre"),
        ("aindra", "aindre"),
        ("battit", "battre"),
        ("battra", "battre"),
        ("battue", "battre"),
        ("cluait", "clure"),
        ("cluant", "clure"),
        ("cluent", "clure"),
        ("courra", "courir"),
        ("courut", "courir"),
        ("crites", "crire"),
        ("crivit", "crire"),
        ("croira", "croire"),
        ("dirait", "dire"),
        ("dirent", "dire"),
        ("diront", "dire"),
        ("disait", "dire"),
        ("disant", "dire"),
        ("disent", "dire"),
        ("duisit", "duire"),
        ("eaient", "er"),
        ("eignit", "eindre"),
        ("eindra", "eindre"),
        ("ellent", "eler"),
        ("ellera", "eler"),
        ("endait", "endre"),
        ("endant", "endre"),
        ("endent", "endre"),
        ("endues", "endre"),
        ("ettent", "eter"),
        ("ettera", "eter"),
        ("issait", "ir"),
        ("issant", "ir"),
        ("issent", "ir"),
        ("lirait", "lire"),
        ("liront", "lire"),
        ("lisait", "lire"),
        ("lisant", "lire"),
        ("lisent", "lire"),
        ("lurent", "lire"),
        ("mentie", "mentir"),
        ("mentis", "mentir"),
        ("mentit", "mentir"),
        ("mettra", "mettre"),
        ("mirent", "mettre"),
        ("mouvra", "mouvoir"),
        ("murent", "mouvoir"),
        ("naîtra", "naître"),
        ("nurent", "naître"),
        ("oignit", "oindre"),
        ("oindra", "oindre"),
        ("ondait", "ondre"),
        ("ondant", "ondre"),
        ("ondent", "ondre"),
        ("partit", "partir"),
        ("prises", "prendre"),
        ("prévit", "prévoir"),
        ("prévue", "prévoir"),
        ("prévus", "prévoir"),
        ("querra", "quérir"),
        ("quiert", "quérir"),
        ("rirait", "rire"),
        ("rirent", "rire"),
        ("riront", "rire"),
        ("rompit", "rompre"),
        ("rompra", "rompre"),
        ("rompue", "rompre"),
        ("sentie", "sentir"),
        ("sentit", "sentir"),
        ("sortie", "sortir"),
        ("sortit", "sortir"),
        ("suivie", "suivre"),
        ("suivit", "suivre"),
        ("suivra", "suivre"),
        ("tenait", "tenir"),
        ("tenant", "tenir"),
        ("tenues", "tenir"),
        ("valait", "valoir"),
        ("valant", "valoir"),
        ("valent", "valoir"),
        ("vaudra", "valoir"),
        ("venait", "venir"),
        ("venant", "venir"),
        ("venues", "venir"),
        ("çaient", "cer"),
        ("èbrent", "ébrer"),
        ("écrira", "écrire"),
        ("écrite", "écrire"),
        ("écrits", "écrire"),
        ("aient", "er"),
        ("ainte", "aindre"),
        ("battu", "battre"),
        ("clora", "clore"),
        ("close", "clore"),
        ("clura", "clure"),
        ("court", "courir"),
        ("couru", "courir"),
        ("crira", "crire"),
        ("crite", "crire"),
        ("crits", "crire"),
        ("croit", "croire"),
        ("dites", "dire"),
        ("duira", "duire"),
        ("duite", "duire"),
        ("einte", "eindre"),
        ("elles", "eler"),
        ("endit", "endre"),
        ("endra", "endre"),
        ("endue", "endre"),
        ("endus", "endre"),
        ("erait", "er"),
        ("eront", "er"),
        ("ettes", "eter"),
        ("irait", "ir"),
        ("irent", "ir"),
        ("iront", "ir"),
        ("menti", "mentir"),
        ("mises", "mettre"),
        ("oient", "oyer"),
        ("oiera", "oyer"),
        ("ointe", "oindre"),
        ("ondit", "ondre"),
        ("ondra", "ondre"),
        ("ondue", "ondre"),
        ("ondus", "ondre"),
        ("parti", "partir"),
        ("prend", "prendre"),
        ("prise", "prendre"),
        ("prévu", "prévoir"),
        ("quise", "quérir"),
        ("riait", "rire"),
        ("riant", "rire"),
        ("rient", "rire"),
        ("rompt", "rompre"),
        ("rompu", "rompre"),
        ("senti", "sentir"),
        ("sorti", "sortir"),
        ("suivi", "suivre"),
        ("tenue", "tenir"),
        ("tenus", "tenir"),
        ("tient", "tenir"),
        ("valut", "valoir"),
        ("venue", "venir"),
        ("venus", "venir"),
        ("vient", "venir"),
        ("èbres", "ébrer"),
        ("èdent", "éder"),
        ("èlent", "eler"),
        ("èlent", "éler"),
        ("èlera", "eler"),
        ("ènent", "ener"),
        ("ènent", "éner"),
        ("ènera", "ener"),
        ("èrent", "er"),
        ("èrent", "érer"),
        ("èsent", "eser"),
        ("èsera", "eser"),
        ("ètent", "eter"),
        ("ètent", "éter"),
        ("ètera", "eter"),
        ("èvent", "ever"),
        ("èvera", "ever"),
        ("écrit", "écrire"),
        ("aint", "aindre"),
        ("clos", "clore"),
        ("clue", "clure"),
        ("clus", "clure"),
        ("clut", "clure"),
        ("clôt", "clore"),
        ("crit", "crire"),
        ("crue", "croire"),
        ("crut", "croire"),
        ("dira", "dire"),
        ("dite", "dire"),
        ("dits", "dire"),
        ("duit", "duire"),
        ("eais", "er"),
        ("eait", "er"),
        ("eant", "er"),
        ("eint", "eindre"),
        ("elle", "eler"),
        ("endu", "endre"),
        ("ette", "eter"),
        ("isse", "ir"),
        ("lira", "lire"),
        ("lues", "lire"),
        ("ment", "mentir"),
        ("meut", "mouvoir"),
        ("mise", "mettre"),
        ("nait", "naître"),
        ("naît", "naître"),
        ("nues", "naître"),
        ("oies", "oyer"),
        ("oint", "oindre"),
        ("ondu", "ondre"),
        ("part", "partir"),
        ("pris", "prendre"),
        ("prit", "prendre"),
        ("quis", "quérir"),
        ("quit", "quérir"),
        ("rira", "rire"),
        ("sent", "sentir"),
        ("sort", "sortir"),
        ("suit", "suivre"),
        ("tenu", "tenir"),
        ("tint", "tenir"),
        ("valu", "valoir"),
        ("vaut", "valoir"),
        ("venu", "venir"),
        ("vint", "venir"),
        ("çais", "cer"),
        ("çait", "cer"),
        ("çant", "cer"),
        ("èbre", "ébrer"),
        ("èdes", "éder"),
        ("èles", "eler"),
        ("èles", "éler"),
        ("ènes", "ener"),
        ("ènes", "éner"),
        ("ères", "érer"),
        ("èses", "eser"),
        ("ètes", "eter"),
        ("ètes", "éter"),
        ("èves", "ever"),
        ("ais", "er"),
        ("ait", "er"),
        ("ant", "er"),
        ("bat", "battre"),
        ("clu", "clure"),
        ("cru", "croire"),
        ("dit", "dire"),
        ("end", "endre"),
        ("ent", "er"),
        ("era", "er"),
        ("ies", "ir"),
        ("ira", "ir"),
        ("lit", "lire"),
        ("lue", "lire"),
        ("lus", "lire"),
        ("lut", "lire"),
        ("met", "mettre"),
        ("mis", "mettre"),
        ("mit", "mettre"),
        ("mue", "mouvoir"),
        ("mut", "mouvoir"),
        ("nue", "naître"),
        ("nus", "naître"),
        ("nut", "naître"),
        ("oie", "oyer"),
        ("ond", "ondre"),
        ("rit", "rire"),
        ("ède", "éder"),
        ("èle", "eler"),
        ("èle", "éler"),
        ("ène", "ener"),
        ("ène", "éner"),
        ("ère", "érer"),
        ("èse", "eser"),
        ("ète", "eter"),
        ("ète", "éter"),
        ("ève", "ever"),
        ("ées", "er"),
        ("ea", "er"),
        ("er", "er"),
        ("es", "er"),
        ("ie", "ir"),
        ("is", "ir"),
        ("it", "ir"),
        ("lu", "lire"),
        ("mu", "mouvoir"),
        ("nu", "naître"),
        ("ri", "rire"),
        ("ça", "cer"),
        ("ée", "er"),
        ("és", "er"),
        ("a", "er"),
        ("e", "er"),
        ("i", "ir"),
        ("é", "er"),
    ],
    reflexive_pronouns: &["s'", "se"],
    purpose_markers: &["afin", "pour"],
    passive_auxiliary_lemmas: &["être"],
    labels: SpeechLabels {
        subject: &["csubj", "expl:subj", "nsubj", "nsubj:caus"],
        passive_subject: &["csubj:pass", "nsubj:pass"],
        passive_auxiliary: &["aux:pass"],
        agent: &["obl:agent"],
        object: &["iobj", "obj", "obl:arg"],
        clause: &["ccomp"],
        infinitive: &["xcomp"],
        aside: &["advcl", "advmod", "dep", "parataxis"],
        relative_clause: &["acl:relcl"],
        noun_clause: &["acl", "acl:relcl", "ccomp"],
        adverbial_clause: &["advcl"],
        conjunct: &["conj"],
        apposition: &["appos"],
        preposition: &["prep_of_clearnlp"],
        preposition_object: &["pobj_of_clearnlp"],
        case_marker: &["case"],
        possessor: &["nmod"],
        after_verb: &[
            "advmod",
            "appos",
            "ccomp",
            "dep",
            "nmod",
            "nsubj",
            "nsubj:pass",
            "obj",
            "obl:agent",
            "obl:arg",
            "obl:mod",
            "xcomp",
        ],
        auxiliary: &[
            "advmod",
            "aux",
            "aux:pass",
            "aux:tense",
            "cop",
            "expl:comp",
            "expl:pass",
            "expl:subj",
            "iobj",
        ],
        marker: &["mark"],
        chain: &["ccomp", "xcomp"],
    },
    sources: &[
        SourcePhrase { words: "au dire d'", needs: Needs::Nothing },
        SourcePhrase { words: "au dire de", needs: Needs::Nothing },
        SourcePhrase { words: "au dire des", needs: Needs::Nothing },
        SourcePhrase { words: "au dire du", needs: Needs::Nothing },
        SourcePhrase { words: "aux dires d'", needs: Needs::Nothing },
        SourcePhrase { words: "aux dires de", needs: Needs::Nothing },
        SourcePhrase { words: "aux dires des", needs: Needs::Nothing },
        SourcePhrase { words: "aux dires du", needs: Needs::Nothing },
        SourcePhrase { words: "aux yeux d'", needs: Needs::Comma },
        SourcePhrase { words: "aux yeux de", needs: Needs::Comma },
        SourcePhrase { words: "aux yeux des", needs: Needs::Comma },
        SourcePhrase { words: "aux yeux du", needs: Needs::Comma },
        SourcePhrase { words: "d'après", needs: Needs::Nothing },
        SourcePhrase { words: "de l'aveu d'", needs: Needs::Nothing },
        SourcePhrase { words: "de l'aveu de", needs: Needs::Nothing },
        SourcePhrase { words: "de l'aveu des", needs: Needs::Nothing },
        SourcePhrase { words: "de l'aveu du", needs: Needs::Nothing },
        SourcePhrase { words: "de l'aveu même d'", needs: Needs::Nothing },
        SourcePhrase { words: "de l'aveu même de", needs: Needs::Nothing },
        SourcePhrase { words: "de l'aveu même des", needs: Needs::Nothing },
        SourcePhrase { words: "de l'aveu même du", needs: Needs::Nothing },
        SourcePhrase { words: "de l'avis d'", needs: Needs::Nothing },
        SourcePhrase { words: "de l'avis de", needs: Needs::Nothing },
        SourcePhrase { words: "de l'avis des", needs: Needs::Nothing },
        SourcePhrase { words: "de l'avis du", needs: Needs::Nothing },
        SourcePhrase { words: "de source", needs: Needs::Nothing },
        SourcePhrase { words: "de sources", needs: Needs::Nothing },
        SourcePhrase { words: "pour", needs: Needs::Quotation },
        SourcePhrase { words: "selon", needs: Needs::Nothing },
        SourcePhrase { words: "suivant", needs: Needs::Name },
        SourcePhrase { words: "à en croire", needs: Needs::Nothing },
    ],
    possessed_sources: &[],
    never_sources: "
accord
avis
axe
besoin
calendrier
cas
catégorie
choix
circonstance
condition
contexte
convenance
critère
date
degré
disponibilité
durée
endroit
envie
espèce
exigence
façon
formule
goût
humeur
lieu
logique
loi
manière
mode
modèle
modalité
moment
moyen
méthode
niveau
norme
ordre
origine
pays
plan
principe
procédure
procédé
profil
protocole
quartier
quota
rang
recette
région
règle
règlement
saison
sens
situation
schéma
système
taille
technique
température
tradition
type
usage
zone
âge
époque
",
    document_nouns: "
agence
analyse
analyste
article
association
autorité
avocat
biographie
blog
bulletin
chercheur
chiffre
chronique
commissaire
communiqué
donnée
directeur
document
démissionnaire
enquête
enquêteur
estimation
expert
gendarme
habitant
historien
information
initiateur
journal
journaliste
juge
légende
lettre
livre
magazine
maire
message
média
ministère
observateur
parquet
police
policier
porte-parole
presse
presse
prévision
procureur
projection
préfecture
président
publication
quotidien
rapport
recensement
récit
responsable
revue
rumeur
scientifique
site
sondage
source
spécialiste
statistique
syndicat
télévision
texte
témoignage
témoin
tribunal
version
étude
évaluation
",
    statement_nouns: "
accusation
affirmation
allégation
annonce
appel
argument
assertion
assurance
avertissement
avis
certitude
conclusion
confirmation
constat
conviction
crainte
croyance
déclaration
démenti
espoir
estimation
évaluation
hypothèse
idée
impression
information
mise en garde
opinion
pensée
prédiction
promesse
propos
rappel
rumeur
soupçon
suggestion
théorie
thèse
témoignage
verdict
",
    light_verbs: "
avancer
donner
défendre
exprimer
faire
formuler
lancer
partager
publier
réitérer
répéter
souscrire
émettre
évoquer
",
    noun_clause_openers: &["laquelle", "lequel", "lesquelles", "lesquels", "qu'", "que"],
    clause_openers: &["qu", "qu'", "que"],
    first_and_second_persons: &[
        "-je", "-moi", "-nous", "-tu", "-vous", "j'", "je", "me", "moi", "nous", "toi", "tu", "vous",
    ],
    relative_pronouns: &["laquelle", "lequel", "lesquelles", "lesquels", "qui"],
    joining_words: &["et"],
    personal_relatives: &[],
    impersonal_relatives: &[],
    object_relatives: &["que", "qu'"],
    impersonal_subjects: &["ce", "cela", "ceci", "c'", "personne", "rien", "ça"],
    crowds: &["autres", "beaucoup", "celles", "certains", "ceux", "chacun", "gens", "on", "plupart", "plusieurs", "tous"],
    conditions: &["s'", "si"],
    hypothetical_auxiliaries: &["devoir", "falloir", "pouvoir"],
    unsaid_governors: "
aimer
devoir
difficile
essayer
facile
falloir
important
impossible
juste
possible
pouvoir
refuser
venir
vouloir
éviter
",
    time_nouns: "
an
année
après-midi
août
avril
décembre
dimanche
février
heure
hier
janvier
jeudi
jour
juillet
juin
lundi
mai
mardi
mars
matin
matinée
mercredi
mois
moment
novembre
nuit
octobre
samedi
semaine
septembre
soir
soirée
temps
vendredi
veille
week-end
",
    venue_verbs: "
confier
exprimer
intervenir
parler
témoigner
",
    word_nouns: "
déclaration
mot
parole
phrase
propos
",
    agent_endings: &[
        "aire", "aires", "ant", "ants", "ateur", "ateurs", "crate", "crates", "eur", "eurs", "euse", "euses",
        "ien", "iens", "ienne", "iennes", "iste", "istes", "logue", "logues", "rice", "rices",
    ],
    object_prepositions: &["d'", "de", "des", "du"],
    conjunction_heads: &[
        "afin",
        "ainsi",
        "alors",
        "après",
        "aussi",
        "autant",
        "autre",
        "avant",
        "bien",
        "ce",
        "depuis",
        "dès",
        "encore",
        "lors",
        "même",
        "mieux",
        "moins",
        "parce",
        "pendant",
        "pire",
        "plus",
        "plutôt",
        "point",
        "pour",
        "pourvu",
        "sans",
        "sauf",
        "si",
        "sitôt",
        "tandis",
        "tant",
        "tel",
        "tellement",
    ],
    contrast_markers: &[],
    reason_markers: &[],
    utterer_prepositions: &[],
    varying_verbs: "
changer
classer
dépendre
différer
diverger
fluctuer
moduler
osciller
trier
varier
",
    aside_markers: &["comme"],
    incise_inverts: true,
    joins_split_quotation: false,
    audience: AUDIENCE,
};

const AUDIENCE: AudienceFacts = AudienceFacts {
    to: &["au", "auprès d'", "auprès de", "auprès des", "auprès du", "aux", "à"],
    pronouns: &["leur", "lui", "m'", "me", "nous", "t'", "te", "vous"],
    listeners: &[
        "assemblée",
        "assistance",
        "auditeur",
        "auditoire",
        "congrès",
        "cour",
        "foule",
        "monde",
        "nation",
        "parlement",
        "presse",
        "public",
        "sénat",
        "tribunal",
        "téléspectateur",
    ],
    speaking_verbs: &[
        "confier",
        "exprimer",
        "interroger",
        "interviewer",
        "inviter",
        "parler",
        "témoigner",
        "écrire",
    ],
    not_to: &[
        "attribuer",
        "comparer",
        "consentir",
        "croire",
        "imputer",
        "lier",
        "opposer",
        "penser",
        "rattacher",
        "refuser",
        "renoncer",
        "renvoyer",
        "référer",
        "tenir",
    ],
    at: &[
        "au cours d'",
        "au cours de",
        "au cours des",
        "au cours du",
        "au micro d'",
        "au micro de",
        "au micro du",
        "dans",
        "depuis",
        "devant",
        "durant",
        "en",
        "lors",
        "lors d'",
        "lors de",
        "lors des",
        "lors du",
        "par",
        "pendant",
        "sur",
        "via",
        "à l'antenne d'",
        "à l'antenne de",
        "à l'occasion d'",
        "à l'occasion de",
        "à l'occasion du",
        "à travers",
    ],
    venues: &[
        "allocution",
        "antenne",
        "appel",
        "article",
        "assemblée",
        "audience",
        "audition",
        "billet",
        "blog",
        "brochure",
        "bulletin",
        "canal",
        "chaîne",
        "chronique",
        "colloque",
        "colonne",
        "communication",
        "communiqué",
        "compte",
        "conférence",
        "congrès",
        "conversation",
        "courriel",
        "courrier",
        "direct",
        "discours",
        "documentaire",
        "débat",
        "déclaration",
        "déposition",
        "dépêche",
        "e-mail",
        "enregistrement",
        "entretien",
        "entrevue",
        "essai",
        "exposé",
        "facebook",
        "forum",
        "hebdomadaire",
        "hémicycle",
        "intervention",
        "interview",
        "journal",
        "lettre",
        "livre",
        "magazine",
        "mail",
        "matinale",
        "meeting",
        "message",
        "micro",
        "note",
        "ouvrage",
        "page",
        "plaidoirie",
        "plainte",
        "plateau",
        "podcast",
        "point",
        "post",
        "prêche",
        "publication",
        "quotidien",
        "radio",
        "rapport",
        "rencontre",
        "réponse",
        "réquisitoire",
        "réseau",
        "réunion",
        "sermon",
        "session",
        "site",
        "sms",
        "sommet",
        "séance",
        "table",
        "tchat",
        "texte",
        "thread",
        "tribune",
        "tweet",
        "twitter",
        "télégramme",
        "téléphone",
        "télévision",
        "vidéo",
        "visioconférence",
        "voeux",
        "vœux",
        "échange",
        "édito",
        "éditorial",
        "émission",
        "étude",
        "événement",
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
    negations: &["n'", "ne", "n’"],
    noun_polarities: &[
        ("appel", Polarity::Orders),
        ("démenti", Polarity::Denies),
        ("dénégation", Polarity::Denies),
        ("espoir", Polarity::Hopes),
        ("exigence", Polarity::Orders),
        ("interrogation", Polarity::Asks),
        ("ordre", Polarity::Orders),
        ("question", Polarity::Asks),
        ("souhait", Polarity::Hopes),
        ("vœu", Polarity::Hopes),
    ],
    nameless_nouns: &["gens", "interlocuteur", "personne", "quelqu'un", "responsable", "source"],
    nameless_pronouns: &[
        "autre",
        "autres",
        "beaucoup",
        "certaines",
        "certains",
        "deux",
        "plusieurs",
        "quelqu'un",
        "quelques-unes",
        "quelques-uns",
        "trois",
        "un",
        "une",
    ],
    spokespeople: &["avocat", "avocate", "porte-parole", "représentant", "représentante"],
    indefinite: &["certain", "certaine", "d'autres", "un", "une"],
};
