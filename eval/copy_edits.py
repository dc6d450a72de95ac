"""What editors do to a text, for eval/copy_set.py. Every sentence here was written for this project."""
import re

# Words that an editor swaps for others that mean the same.
SYNONYMS = {
    "en": """said|stated told|informed asked|requested also|too but|yet about|around after|following before|ahead_of because|since
        many|numerous people|persons police|officers officials|authorities killed|slain died|perished injured|hurt arrested|detained
        fire|blaze attack|assault big|large large|sizeable small|little new|fresh first|initial last|final year|twelvemonth years|seasons
        week|seven_days month|thirty_days day|date days|dates man|male woman|female children|kids company|firm companies|firms
        government|administration country|nation president|head_of_state minister|secretary house|home home|residence city|town
        town|municipality car|vehicle cars|vehicles plane|aircraft ship|vessel war|conflict money|cash million|m. percent|% announced|revealed
        reported|related found|discovered called|named made|produced took|seized gave|handed got|received went|travelled came|arrived
        began|started started|began ended|finished left|departed won|secured lost|forfeited plans|intends wants|wishes needs|requires
        help|aid show|display shows|displays showed|displayed buy|purchase bought|purchased sell|vend sold|vended chief|boss
        head|leader deal|agreement game|match team|side players|athletes court|tribunal judge|magistrate trial|proceedings prison|jail
        jail|prison charges|accusations charged|accused case|matter hospital|clinic doctor|physician doctors|physicians friend|companion
        family|relatives wife|spouse husband|spouse mother|mum father|dad son|boy daughter|girl near|close_to during|amid while|as
        although|though however|still according|as_reported several|various more|additional most|nearly_all some|certain only|just
        very|highly now|currently today|this_day recently|lately quickly|fast early|soon late|belatedly next|coming
        will|is_to would|might can|is_able_to could|was_able_to must|has_to should|ought_to which|that where|in_which when|as
        is|remains was|has_been are|remain were|have_been has|possesses have|hold had|held been|become in|within on|upon at|by
        from|out_of with|alongside for|on_behalf_of to|towards by|through of|belonging_to the|that a|one an|one and|as_well_as""",
    "fr": """dit|affirme déclaré|affirmé annoncé|révélé mais|cependant aussi|également après|suite_à avant|préalablement_à parce|puisque
        beaucoup|nombre gens|personnes police|policiers tués|abattus mort|décédé grand|vaste grande|vaste petit|modeste petite|modeste
        nouveau|récent nouvelle|récente premier|initial dernière|ultime dernier|ultime année|an ans|années semaine|huitaine jour|journée
        homme|individu femme|dame enfants|gamins entreprise|société société|entreprise gouvernement|exécutif pays|nation président|dirigeant
        ministre|secrétaire maison|demeure ville|cité voiture|véhicule avion|appareil guerre|conflit argent|fonds million|m. trouvé|découvert
        fait|réalisé pris|saisi donné|remis venu|arrivé commencé|débuté fini|terminé gagné|remporté perdu|égaré veut|souhaite doit|est_tenu_de
        aide|appui montrer|exhiber acheter|acquérir vendre|céder chef|patron accord|entente équipe|formation joueurs|athlètes
        tribunal|cour juge|magistrat procès|audience prison|geôle affaire|dossier hôpital|clinique médecin|docteur ami|compagnon
        famille|proches mère|maman père|papa fils|garçon fille|gamine près|proche pendant|durant selon|d'après plusieurs|divers
        plus|davantage seulement|uniquement très|fort maintenant|actuellement aujourd'hui|ce_jour récemment|naguère vite|rapidement
        est|demeure était|restait sont|demeurent étaient|restaient a|possède ont|détiennent dans|au_sein_de sur|au_sujet_de avec|en_compagnie_de
        pour|afin_de par|via qui|lequel que|lequel où|dans_lequel le|ce la|cette les|ces un|quelque une|quelque des|certains de|venant_de et|ainsi_que""",
}
SYNONYMS = {lang: {pair.split("|")[0]: pair.split("|")[1].replace("_", " ") for pair in table.split()} for lang, table in SYNONYMS.items()}

# What stands for a word that the table lacks: to whatever compares words, any other word is as good as a true synonym.
STRANGERS = {
    "en": "accord brisk candid dormant earnest fabled gilded hallowed idle jovial keen lavish mellow nimble opaque placid quaint rugged serene "
          "tepid uncanny vivid wary zealous amble beckon clamour dwindle engulf falter gleam hasten ignite jostle kindle linger mingle nestle "
          "ponder quiver ramble scatter thicken unravel venture waver yearn".split(),
    "fr": "abrupt badin candide docile épars furtif gracieux hautain inerte jovial lucide morose notoire opaque placide rugueux serein tenace "
          "vorace zélé accoster broder clamer dériver égrener flâner gravir hisser inciter jaillir languir mûrir nouer osciller puiser rôder "
          "semer ternir user veiller".split(),
}
BRITISH = [("our", "or"), ("ise", "ize"), ("isation", "ization"), ("tre", "ter"), ("ence", "ense"), ("ogue", "og"), ("lled", "led"), ("mme", "m")]
FRENCH_1990 = [("î", "i"), ("û", "u"), ("oign", "ogn"), ("œ", "oe")]

CONNECTIVES = {"en": ["In the meantime,", "On top of that,", "It emerged that", "As things stand,", "Besides,", "Word came that"],
               "fr": ["Entre-temps,", "De surcroît,", "On apprend que", "En l'état,", "Par ailleurs,", "Il ressort que"]}
CREDITS = {"en": ["(With agencies)", "This report first appeared elsewhere.", "Additional reporting by our desk."],
           "fr": ["(Avec agences)", "Ce texte a d'abord paru ailleurs.", "Avec notre rédaction."]}
DATELINES = {"en": ["LONDON (Wire) — ", "NEW YORK, Tuesday — ", "By our correspondent: "],
             "fr": ["PARIS (Dépêche) — ", "BRUXELLES, mardi — ", "De notre correspondant : "]}

# A public statement is some of these in a row.
STATEMENTS = {
    "en": [
        "We have taken note of the events of the past days with deep concern.",
        "Our first thought is with those who are affected and with all who work to help them.",
        "We call on everyone to keep calm and to respect the work of the services on the ground.",
        "The facts will be established by an independent panel, whose findings will be made public without delay.",
        "Until then we ask for patience, and for restraint in word and deed.",
        "The board met this morning in an extraordinary session and has decided to accept the resignation that was offered.",
        "The search for a successor begins at once, while daily business goes on without change and no post is at risk.",
        "The board thanks all colleagues for their trust in a hard time and will inform shareholders of every further step as the rules require.",
        "No further comment will be given before the annual meeting.",
        "Today's outcome shows what can be reached when all sides sit down together and listen.",
        "Each of the parties has made painful concessions, and each will have to explain them at home.",
        "We stand ready to help with experts, with money and with observers for as long as we are asked to.",
        "The door stays open to those who have not yet signed, and we hope to see them at the table before the summer.",
        "My client denies each of the accusations that have been made in public.",
        "He has worked with the investigators from the first hour, has handed over every paper that was asked for and will go on doing so.",
        "We trust that the court will look at the evidence alone and not at what is written about it.",
        "Out of respect for the families we will say nothing more until the hearing, and we ask that their privacy be kept.",
        "There has never been any danger to customers, and all products that were sold remain safe to use.",
        "A hotline with twenty trained colleagues answers questions by day and night.",
        "We will publish every result on our pages as soon as the laboratory has confirmed it.",
    ],
    "fr": [
        "Nous avons pris connaissance avec une vive inquiétude des événements de ces derniers jours.",
        "Nos premières pensées vont à celles et ceux qui sont touchés, ainsi qu'à tous ceux qui leur viennent en aide.",
        "Nous appelons chacun à garder son calme et à respecter le travail des services engagés sur place.",
        "Les faits seront établis par une commission indépendante dont les conclusions seront publiées sans délai.",
        "Le conseil s'est réuni ce matin en séance extraordinaire et a décidé d'accepter la démission qui lui était présentée.",
        "La recherche d'un successeur commence aussitôt, les affaires courantes se poursuivent et aucun poste n'est menacé.",
        "Le conseil remercie tous les collègues de leur confiance en ces temps difficiles et informera les actionnaires de chaque étape.",
        "Mon client conteste chacune des accusations qui ont été portées en public contre lui.",
        "Il a remis dès la première heure aux enquêteurs toutes les pièces demandées et continuera de le faire.",
        "Par respect pour les familles, nous ne dirons rien de plus avant l'audience et demandons que leur vie privée soit préservée.",
        "Aucun client n'a jamais été en danger et tous les produits vendus restent sûrs.",
        "Vingt collègues formés répondent aux questions jour et nuit sur une ligne ouverte à cet effet.",
    ],
}
INTRODUCTIONS = {
    "en": ["The full text of the statement by {0}:", "Here is what {0} wrote, the statement in full:", "In a statement, {0} said: ",
           "The press release of {0} reads: "],
    "fr": ["Voici le texte intégral du communiqué de {0} :", "Le communiqué de {0} dans son intégralité :", "Dans un communiqué, {0} a déclaré : ",
           "On peut lire dans le communiqué de {0} : "],
}

TEMPLATES = [
    "{A} beat {B} by {1} goals to {2} on {D} in front of {3} spectators. {P} opened the score after {4} minutes, and {Q} made sure of the points shortly "
    "before the end. The side of coach {R} now has {5} points from {6} matches and stays in the upper half of the table. The next match will be "
    "played away against {C} on the following weekend, when {P} will be missing because of a suspension.",
    "Shares in {A} closed {1} percent higher at {2} crowns on {D}, while {B} lost {3} percent. The index of the {C} exchange ended the day at {4} "
    "points, after {5} points the day before. Traders pointed to the figures of {A}, which had been better than expected, and to a calm market "
    "for bonds. Analyst {P} expects the index to move sideways until {Q} presents the accounts of the third quarter.",
    "À {A}, la circulation sera interrompue {D} entre {1} heures et {2} heures sur la route de {B} en raison de travaux. Une déviation de {3} "
    "kilomètres sera mise en place par {C}. Les riverains pourront accéder à leur domicile sur présentation d'un justificatif. La mairie prie les "
    "usagers de bien vouloir l'excuser pour la gêne occasionnée. Renseignements auprès de {P}, adjoint chargé de la voirie, ou de {Q}.",
]
SYLLABLES = "ba be bri co da dre el fa gor ha il jo ka lo mar ne or pel qui ro sa ter ul va wen xi yo zan".split()

FURNITURE = {
    "en": [("Home News Sport Weather of Outlet {0}", "Outlet {0} is free for all because {1} readers give. If you value what we do, become one of them: it "
            "takes a minute and keeps our {2} reporters on the road."),
           ("You are reading the online edition of Outlet {0}", "Outlet {0}, established {1}, is published by a trust that belongs to its {2} employees. Reproduction "
            "of any part without written consent is forbidden. Letters to the editor may be shortened."),
           ("Listen to this article ({0} minutes)", "Read more in edition {0}: ten things to know before you vote; what our {1} critics loved this year; "
            "how we check our facts, explained in {2} steps.")],
    "fr": [("Accueil Régions Sport Météo — Outlet {0}", "Outlet {0} vit grâce à ses {1} abonnés. Si vous aimez notre travail, rejoignez-les : cela prend une minute "
            "et permet à nos {2} journalistes de continuer leurs enquêtes sur le terrain."),
           ("Vous lisez l'édition en ligne de Outlet {0}", "Outlet {0}, fondé en {1}, appartient à une société de ses {2} salariés. Toute reproduction, même partielle, "
            "est interdite sans accord écrit de la rédaction. Les lettres peuvent être abrégées."),
           ("Écouter cet article ({0} minutes)", "À lire aussi dans l'édition {0} : dix choses à savoir avant le vote ; ce que nos {1} critiques ont aimé cette année ; "
            "comment nous vérifions les faits, en {2} étapes.")],
}


def sentences_of(text):
    return [s for line in text.split("\n") for s in re.split(r"(?<=[.!?…])\s+(?=[A-ZÀÂÉÈÊÎÔ\"“«'`])", line.strip()) if s]


def trigram_share(a, b):
    "Three-word runs that are in both, as a part of those of the text that has fewer."
    runs = []
    for text in (a, b):
        words = re.findall(r"\w+", text.lower())
        runs.append({tuple(words[i:i + 3]) for i in range(len(words) - 2)})
    return len(runs[0] & runs[1]) / max(1, min(map(len, runs)))


def join(sentences, rng, per_paragraph=(1, 4)):
    "Sentences as paragraphs of a few sentences each."
    paragraphs, at = [], 0
    while at < len(sentences):
        n = rng.randint(*per_paragraph)
        paragraphs.append(" ".join(sentences[at:at + n]))
        at += n
    return "\n".join(paragraphs)


def headline(text, rng):
    words = sentences_of(text)[0].split()
    return " ".join(words[:rng.randint(5, 9)]).strip(".,;:")


def furniture(text, lang, outlet):
    head, foot = FURNITURE[lang][outlet % 3]
    numbers = (outlet, 1900 + outlet * 2, 12 + outlet)
    return f"{head.format(*numbers)}\n{text}\n{foot.format(*numbers)}"


def marks(text, lang, rng):
    "Other quotation marks, apostrophes and dashes: not one word changes."
    text = re.sub(r"(``|“|\"|« ?)(.*?)(''|”|\"| ?»)", rng.choice([r"«\2»", r"“\2”", r'"\2"', r"„\2“"]), text)
    text = text.replace("’", "'") if "’" in text else text.replace("'", "’")
    return text.replace(" - ", " – ").replace("...", "…")


def cut(text, lang, rng):
    "The end is cut, and now and then a sentence within; between a third and three quarters stay."
    sentences = sentences_of(text)
    keep = max(3, round(len(sentences) * rng.uniform(0.35, 0.75)))
    kept = sentences[:keep]
    if len(kept) > 5:
        del kept[rng.randrange(2, len(kept) - 1)]
    return join(kept, rng)


def swap_words(text, lang, rng, known, unknown):
    "Words of the table are swapped with chance `known`, other words in small letters with chance `unknown`."
    def other(match):
        word = match.group()
        if word in SYNONYMS[lang]:
            return SYNONYMS[lang][word] if rng.random() < known else word
        if word.islower() and len(word) > 3 and rng.random() < unknown:
            return rng.choice(STRANGERS[lang])
        return word
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", other, text)


def agency_edit(text, lang, rng, heavy=False):
    "A dateline, swapped words, a connective here and there, a sentence dropped, a credit; `heavy` leaves a third of all runs of three words."
    sentences = sentences_of(text)
    if len(sentences) > 6:
        del sentences[rng.randrange(2, len(sentences))]
    edited = []
    for sentence in sentences:
        swapped = swap_words(sentence, lang, rng, *((0.45, 0.12) if heavy else (0.18, 0.05)))
        if rng.random() < (0.2 if heavy else 0.1):
            swapped = f"{rng.choice(CONNECTIVES[lang])} {swapped}"
        edited.append(swapped)
    body = rng.choice(DATELINES[lang]) + join(edited, rng)
    return body + "\n" + rng.choice(CREDITS[lang]) if rng.random() < 0.6 else body


def reorder(text, lang, rng):
    "Paragraphs change places."
    sentences = sentences_of(text)
    size = max(2, len(sentences) // rng.randint(3, 5))
    paragraphs = [" ".join(sentences[i:i + size]) for i in range(0, len(sentences), size)]
    first = paragraphs[0]
    while len(paragraphs) > 1 and paragraphs[0] == first:
        rng.shuffle(paragraphs)
    return "\n".join(paragraphs)


def respell(text, lang, rng):
    "Another spelling of the same language, and every tenth longer word misspelt; at least one is."
    changes = BRITISH if lang == "en" else FRENCH_1990
    def other(match):
        word = match.group()
        for left, right in changes:
            if left in word and rng.random() < 0.5:
                return word.replace(left, right)
        if len(word) > 6 and rng.random() < 0.1:
            at = rng.randrange(1, len(word) - 2)
            return word[:at] + word[at + 1].lower() + word[at] + "x" + word[at + 2:]
        return word
    misspelt = re.sub(r"[^\W\d_]+", other, text)
    return misspelt if misspelt != text else respell(text, lang, rng)


def lift(text, host, rng):
    "A paragraph of the text, forty words or more and not quoted, stands within the host."
    sentences = sentences_of(text)
    starts = []
    for start in range(len(sentences)):
        passage = []
        for sentence in sentences[start:start + 5]:
            if re.search(r"[\"“”«»]|``|''", sentence):
                break
            passage.append(sentence)
            if sum(len(s.split()) for s in passage) >= 40:
                starts.append(" ".join(passage))
                break
    passage = rng.choice(starts) if starts else " ".join(sentences[:4])
    around = sentences_of(host)
    # Not within a quotation of the host.
    places = [at for at in range(2, len(around) + 1) if all("".join(around[:at]).count(left) == "".join(around[:at]).count(right) for left, right
                                                           in (("``", "''"), ("“", "”"), ("«", "»"))) and "".join(around[:at]).count('"') % 2 == 0]
    at = rng.choice(places or [len(around)])
    return "\n".join([join(around[:at], rng), passage, join(around[at:], rng)])


def merge(a, b, rng):
    "Both texts in one, the second after the first or halves in turn."
    first, second = sentences_of(a), sentences_of(b)
    if rng.random() < 0.5:
        return join(first, rng) + "\n" + join(second, rng)
    i, j = len(first) // 2, len(second) // 2
    return "\n".join(join(part, rng) for part in (first[:i], second[:j], first[i:], second[j:]))


def retell(text, lang, rng):
    "Every sentence in other words: what is named and counted stays in its order, hardly three words in a row do."
    told = []
    for sentence in sentences_of(text):
        if rng.random() < 0.1:
            continue
        clauses = re.split(r",\s+", sentence)
        if len(clauses) == 2 and rng.random() < 0.5:
            clauses.reverse()
        swapped = swap_words(", ".join(clauses), lang, rng, 0.9, 0.5)
        told.append(f"{rng.choice(CONNECTIVES[lang])} {swapped}" if rng.random() < 0.25 else swapped)
    return join(told, rng, (2, 5))


def statement(lang, rng):
    "What somebody made public: a row of sentences."
    table = STATEMENTS[lang]
    return " ".join(table[i] for i in sorted(rng.sample(range(len(table)), 5)))


def introduce(statement, lang, rng):
    "The statement in full, in quotation marks or as a block after a colon."
    introduction = rng.choice(INTRODUCTIONS[lang]).format(name(rng))
    if introduction.endswith(":"):
        return f"{introduction}\n{statement}"
    open_mark, close_mark = rng.choice([("“", "”"), ('"', '"'), ("« ", " »")])
    return f"{introduction}{open_mark}{statement}{close_mark}"


def name(rng):
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 3))).capitalize()


def fill(template, rng):
    "A template with names, days and figures of its own."
    values = {letter: name(rng) for letter in "ABC"} | {letter: f"{name(rng)} {name(rng)}" for letter in "PQR"}
    values |= {str(n): rng.randint(1, 9000 // n) for n in range(1, 7)}
    values["D"] = rng.choice(["Monday", "Tuesday", "Friday", "Saturday"] if not template.startswith("À") else ["lundi", "mardi", "jeudi"])
    return re.sub(r"\{(\w)\}", lambda match: str(values[match.group(1)]), template)
