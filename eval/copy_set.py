#!/usr/bin/env python3
"""Makes and scores a set of copies whose kinds are known by construction. Standard library only; seeded.

  eval/copy_set.py make FOLDER                        writes pile1 to pile3 (.articles.jsonl, .gold.jsonl) and prints what they hold
  eval/copy_set.py score EXPORT FOLDER/pile1 [EXPORT FOLDER/pile2 …] [--errors] [--json]

Texts of ../shared/eval are taken as bases; none of them is part of the project. Each base of a pile has one relation at most:
it is printed again as it is, cut, edited, reordered, lifted from, merged with another or told in other words (copy_edits.py). All bases
lie in the pile too, so those of one happening are hard negatives of each other's variants; public statements stand in full under
several reports of one happening, outlets put their furniture around what they print, and templates are filled in twice.
Pairs of bases that share text by nature are kept out. A link counts as right when its kind is the known one; F1 per kind.
"""
import argparse
import collections
import json
import os
import random
import re
import sys

from copy_edits import (TEMPLATES, agency_edit, cut, fill, furniture, headline, introduce, lift, marks, merge, reorder, respell, retell,
                        sentences_of, statement, trigram_share)

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.path.join(os.path.dirname(ROOT), "shared", "eval")
PILES = 3
OUTLETS = 40
# Words of a base: shorter ones leave nothing to cut, longer ones cost time.
SHORTEST, LONGEST = 80, 600
# Two bases that have so many runs of eight words in common share text by nature.
NATURAL = 3

# What becomes of a base, how often (weights), and the kind of its copy link. `merged` takes two bases, `lifted` one and a host.
EDITS = [
    ("marks", 5, "identical"), ("headline", 5, "identical"), ("furniture", 5, "identical"),
    ("cut", 12, "reprint"), ("agency", 12, "reprint"), ("heavy", 10, "reprint"), ("reordered", 8, "reprint"), ("respelt", 6, "reprint"),
    ("lifted", 20, "excerpt"), ("merged", 8, "excerpt"),
    ("retold", 22, "rewrite"),
]


def rows(path):
    with open(path, encoding="utf8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def bases():
    "Texts as (happening, language, text): whole articles, pieces of long ones, and French sentences in a row."
    happening = {row["doc_id"]: row["story"] for row in rows(os.path.join(SHARED, "stories/ecbplus.gold.jsonl"))}
    for article in rows(os.path.join(SHARED, "stories/ecbplus.articles.jsonl")):
        yield happening[article["id"]], "en", article["text"]
    for name in ("quotes/gum_news", "time/ftib_dev", "ner/fenec_dev"):
        for article in rows(os.path.join(SHARED, name + ".articles.jsonl")):
            text, piece = article["text"], []
            for line in text.split("\n"):
                piece.append(line)
                if sum(len(part.split()) for part in piece) > 300:
                    yield article["id"], article["lang"], "\n".join(piece)
                    piece = []
            yield article["id"], article["lang"], "\n".join(piece)
    french = [row["text"].strip() for row in rows(os.path.join(SHARED, "quotes/ud_french.articles.jsonl"))]
    for start in range(0, len(french), 10):
        yield f"ud{start}", "fr", "\n".join(french[start:start + 10])


def grams(text, n):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i:i + n]) for i in range(len(words) - n + 1)}


def clean_bases():
    "The bases of fit length, without those that share text with an earlier one."
    seen, kept = collections.Counter(), []
    for happening, lang, text in bases():
        lines, n_words = [], 0
        for line in (line.strip() for line in text.split("\n")):
            if line and n_words < LONGEST:
                lines.append(line)
                n_words += len(line.split())
        text = "\n".join(lines)
        if n_words < SHORTEST or len(sentences_of(text)) < 5:
            continue
        eights = grams(text, 8)
        if sum(1 for gram in eights if gram in seen) < NATURAL:
            seen.update(eights)
            kept.append((happening, lang, text))
    return kept


class Pile:
    def __init__(self, rng):
        self.rng, self.articles, self.gold, self.n_outlet = rng, [], [], collections.Counter()

    def publish(self, text, lang, outlet=None, bare=False, headline_of=None):
        "Adds an article; its outlet puts its furniture around two of three of its texts."
        outlet = self.rng.randrange(OUTLETS) if outlet is None else outlet
        body = text if bare or self.rng.random() < 0.33 else furniture(text, lang, outlet)
        key = f"{len(self.articles):05}"
        self.articles.append(dict(id=key, text=body, lang=lang, title=headline(headline_of or text, self.rng), outlet=f"Outlet {outlet}",
                                  published=f"2024-03-{self.rng.randrange(1, 29):02}"))
        return key

    def relate(self, a, b, kind, edit):
        self.gold.append(dict(a=min(a, b), b=max(a, b), kind=kind, edit=edit))


def make_pile(seed, texts):
    rng = random.Random(seed)
    pile = Pile(rng)
    texts = list(texts)
    rng.shuffle(texts)
    # One of five becomes the host of a lifted passage and is not printed itself.
    hosts, texts = texts[:len(texts) // 5], texts[len(texts) // 5:]
    statements = statements_of(texts, rng)
    edits, weights = [edit for edit, _, _ in EDITS], [weight for _, weight, _ in EDITS]
    kinds = {edit: kind for edit, _, kind in EDITS}
    waiting = {}
    for (happening, lang, text), said in zip(texts, statements):
        edit = rng.choices(edits, weights)[0]
        host = next((i for i, (h, l, _) in enumerate(hosts) if l == lang and h != happening), None)
        if edit == "lifted" and host is None:
            edit = "agency"
        # Sentences in a row are on many matters: nobody can tell a cut of them from a merger, nor follow what they tell.
        if happening.startswith("ud") and edit in ("cut", "heavy", "merged", "retold"):
            edit = rng.choice(("agency", "reordered", "respelt"))
        # A statement is printed to the letter; a cut may spare it.
        whole = f"{text}\n{introduce(said, lang, rng)}" if said else text
        kept = f"\n{introduce(said, lang, rng)}" if said and (edit != "cut" or rng.random() < 0.5) else ""
        key = pile.publish(whole, lang, bare=edit == "furniture")
        outlet = rng.choice([o for o in range(OUTLETS) if pile.articles[-1]["outlet"] != f"Outlet {o}"])
        if edit == "merged":
            # The last text of the language that waits for a partner, of another happening.
            if lang not in waiting or waiting[lang][0] == happening:
                waiting[lang] = (happening, text, key)
                continue
            _, other, other_key = waiting.pop(lang)
            copy = pile.publish(merge(other, text, rng), lang, outlet)
            pile.relate(other_key, copy, kinds[edit], edit)
        elif edit == "lifted":
            _, _, host = hosts.pop(host)
            copy = pile.publish(lift(text, host, rng), lang, outlet, headline_of=host)
        elif edit in ("marks", "headline", "furniture"):
            printed = marks(whole, lang, rng) if edit == "marks" else furniture(whole, lang, outlet) if edit == "furniture" else whole
            copy = pile.publish(printed, lang, outlet, bare=edit == "furniture")
        else:
            change = dict(cut=cut, agency=agency_edit, heavy=lambda t, l, r: agency_edit(cut(t, l, r), l, r, heavy=True), reordered=reorder,
                          respelt=respell, retold=retell)[edit]
            copy = pile.publish(change(text, lang, rng) + kept, lang, outlet)
        pile.relate(key, copy, kinds[edit], edit)
    for template in TEMPLATES:
        for _ in range(12):
            pile.publish(fill(template, rng), "fr" if template.startswith("À") else "en")
    return pile


def statements_of(texts, rng):
    "For each text the public statement that it ends with, if any: three or four reports of one happening have the same."
    by_happening = collections.defaultdict(list)
    for i, (happening, lang, _) in enumerate(texts):
        by_happening[happening, lang].append(i)
    statements = [None] * len(texts)
    for (_, lang), members in sorted(by_happening.items()):
        if len(members) >= 3 and rng.random() < 0.35:
            said = statement(lang, rng)
            for i in rng.sample(members, min(4, len(members))):
                statements[i] = said
    return statements


def make(folder):
    os.makedirs(folder, exist_ok=True)
    texts = clean_bases()
    for number in range(1, PILES + 1):
        pile = make_pile(number, texts)
        for name, table in (("articles", pile.articles), ("gold", pile.gold)):
            with open(os.path.join(folder, f"pile{number}.{name}.jsonl"), "w", encoding="utf8") as file:
                file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in table)
        text = {article["id"]: article["text"] for article in pile.articles}
        shares = collections.defaultdict(list)
        for row in pile.gold:
            shares[row["edit"]].append(trigram_share(text[row["a"]], text[row["b"]]))
        print(f"pile{number}: {len(pile.articles)} articles, {len(pile.gold)} pairs", flush=True)
        for edit, values in sorted(shares.items()):
            values.sort()
            print(f"  {edit:10} {len(values):4} pairs, 3-grams shared: least {values[0]:.2f}, median {values[len(values) // 2]:.2f}, "
                  f"most {values[-1]:.2f}")


def score(runs, show_errors):
    "Right links per kind over all runs, each an export and the prefix of its pile: precision, recall, F1; and how many links join what shares nothing."
    gold, found = {}, {}
    for export, prefix in runs:
        key = {row["id"]: row["key"] for row in rows(os.path.join(export, "articles.jsonl"))}
        gold.update({(prefix, row["a"], row["b"]): row for row in rows(prefix + ".gold.jsonl")})
        for row in rows(os.path.join(export, "copies.jsonl")):
            found[(prefix, *sorted((key[row["a"]], key[row["b"]])))] = row
    kinds = sorted({row["kind"] for row in gold.values()} | {row["kind"] for row in found.values()})
    figures = dict(pairs=len(gold), links=len(found), stray=sum(pair not in gold for pair in found))
    for kind in kinds:
        wanted = {pair for pair, row in gold.items() if row["kind"] == kind}
        got = {pair for pair, row in found.items() if row["kind"] == kind}
        right = len(wanted & got)
        p, r = right / max(len(got), 1), right / max(len(wanted), 1)
        figures[kind] = dict(pairs=len(wanted), P=p, R=r, F1=2 * p * r / max(p + r, 1e-9))
    figures["passages"] = sum(bool(row["passages"]) for row in found.values()) / max(len(found), 1)
    if show_errors:
        confused = collections.Counter()
        for pair in sorted(set(gold) | set(found)):
            want, got = gold.get(pair), found.get(pair)
            if (want or {}).get("kind") != (got or {}).get("kind"):
                name = (want["edit"] if want else "none", got["kind"] if got else "none")
                confused[name] += 1
                print(pair, *name, [(r["name"], r["value"]) for r in got["reasons"]] if got else "", file=sys.stderr)
        for (want, got), n in confused.most_common():
            print(f"{n:5} {want} -> {got}", file=sys.stderr)
    return figures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=["make", "score"])
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if arguments.task == "make":
        make(arguments.paths[0])
        return
    figures = score(list(zip(arguments.paths[::2], arguments.paths[1::2])), arguments.errors)
    if arguments.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(name, {k: round(v, 3) for k, v in value.items()} if isinstance(value, dict) else value)


if __name__ == "__main__":
    main()
