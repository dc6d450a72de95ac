#!/usr/bin/env python3
"""Trains the model of claims, draws joins to judge, and scores an export against what was judged. Standard library only.

  eval/claims.py train --xtask target/debug/xtask DESK --translations DESK --gold FILE
                                                            writes crates/relata-link/src/claims/model.rs from eval/judged/claims-train.jsonl
  eval/claims.py draw EXPORT [--claims 200]                 prints joins of a fixed seed to judge: two tellings of a claim of several articles
  eval/claims.py disputes EXPORT                            prints every dispute to judge: of each point two tellings that differ on it
  eval/claims.py score EXPORT [--json]                      precision on eval/judged/claims-joins.jsonl and claims-disputes.jsonl,
                                                            recall on claims-same.jsonl

A judged pair is one line: `a` and `b`, each [article id, start, end] in code points, and `same`. The texts lie beside the project
(../shared/eval/stories) and not in it. DESK and EXPORT hold stories/ecbplus as Relata read it, the desk of translations
copies/debian_en_fr, whose gold FILE names the pairs. `same`: a reader who has read the
one learns nothing contrary and nothing of weight from what the other tells of the same matter; details may be added.
"""
import argparse
import json
import math
import os
import random
import re
import sqlite3
import subprocess
import sys
import tempfile

from linear import solve

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
JUDGED = os.path.join(ROOT, "eval", "judged")
MODEL = os.path.join(ROOT, "crates", "relata-link", "src", "claims", "model.rs")
SEED = 9119
RIDGE = 1.5  # pulls the weights of standardised features to 0; 3 and 5 give the same figures on the odd topics
STEPS = 12  # of Newton's method, which has long converged by then


def rows(path):
    with open(path, encoding="utf8") as file:
        return [json.loads(line) for line in file if line.strip()]


def same_place(one, other):
    "Whether two places of one text share more than half of the shorter."
    (_, s, e), (_, t, f) = one, other
    return min(e, f) - max(s, t) > 0.5 * min(e - s, f - t)


def compared(xtask, desk, *pairs):
    "The names of the features; then of each pair of tellings that was compared the places and the features, or None: they contradict."
    process = subprocess.Popen([xtask, "claims", desk, *pairs], stdout=subprocess.PIPE, text=True)
    yield next(process.stdout).rstrip("\n").split("\t")[7:]
    for line in process.stdout:
        cells = line.rstrip("\n").split("\t")
        places = (cells[0], int(cells[1]), int(cells[2])), (cells[3], int(cells[4]), int(cells[5]))
        yield *places, None if cells[6] == "-" else [float(cell) for cell in cells[7:]]
    if process.wait():
        sys.exit(f"{xtask} claims {desk}: failed")


def judged_features(xtask, desk, path):
    "The names of the features; of each judged pair the features of all tellings at its two places, and whether it is one claim."
    pairs = [(tuple(row["a"]), tuple(row["b"]), row["same"], []) for row in rows(path)]
    by_articles = {}
    for pair in pairs:
        by_articles.setdefault(frozenset((pair[0][0], pair[1][0])), []).append(pair)
    found = compared(xtask, desk, path)
    names = next(found)
    for a, b, values in found:
        for x, y, _, tellings in by_articles.get(frozenset((a[0], b[0])), ()) if values else ():
            if x[0] != a[0]:
                x, y = y, x
            if same_place(a, x) and same_place(b, y):
                tellings.append(values)
    return names, [(tellings, same) for _, _, same, tellings in pairs if tellings]


def aligned(desk, gold):
    """Sentences of translated articles that stand at the same place: of two articles with as many paragraphs, in two paragraphs with
    as many sentences. What the sentences mean plays no part in it."""
    base = sqlite3.connect(desk)
    articles = {key: (num, ident, text, lang) for num, ident, key, text, lang in base.execute("SELECT num, id, key, text, lang FROM articles")}

    def paragraphs(num, text):
        found, last, data = [], None, text.encode()
        for start, end in base.execute("SELECT start, end FROM sentences WHERE article = ? ORDER BY position", (num,)):
            if last is None or b"\n" in data[last:start]:
                found.append([])
            found[-1].append((len(data[:start].decode()), len(data[:end].decode())))
            last = end
        return found

    places = {}
    for row in rows(gold):
        (num, one, text, lang), (num_b, other, text_b, lang_b) = articles[row["a"]], articles[row["b"]]
        left, right = paragraphs(num, text), paragraphs(num_b, text_b)
        if lang == lang_b or len(left) != len(right):
            continue
        for x, y in zip(left, right):
            for u, v in zip(x, y) if len(x) == len(y) else ():
                if u[1] - u[0] > 30 and 0.6 < (u[1] - u[0]) / (v[1] - v[0]) < 1.4:
                    places.setdefault((one, other), []).append(((one, *u), (other, *v)))
                    places.setdefault((other, one), []).append(((other, *v), (one, *u)))
    return places


def translated_features(xtask, desk, gold):
    "Features of tellings that are translations of each other, and of others of the same two articles."
    places = aligned(desk, gold)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as wanted:
        wanted.writelines(json.dumps({"a": [a, 0, 0], "b": [b, 0, 0]}) + "\n" for a, b in sorted(places))
        wanted.flush()
        found = compared(xtask, desk, wanted.name)
        next(found)
        return told_apart(places, found)


def told_apart(places, found):
    "Of tellings that were compared those at places that are translations of each other, and others, as features and whether they are one."
    right, wrong, chance = {}, [], random.Random(SEED)
    for a, b, values in found:
        here = places.get((a[0], b[0]), ()) if values else ()
        left = {at for at, (x, _) in enumerate(here) if same_place(a, x)}
        there = {at for at, (_, y) in enumerate(here) if same_place(b, y)}
        for at in left & there:
            key = (min(a[0], b[0]), max(a[0], b[0]), at)
            right[key] = max(right.get(key, values), values)
        # Two hundredths of those that are quite unlike tell enough.
        if left and there and not left & there and (values[0] > 0.45 or chance.random() < 0.02):
            wrong.append(values)
    return [(values, 1) for _, values in sorted(right.items())] + [(values, 0) for values in wrong]


def fit(pairs, names, used, ridge):
    """Bias and one weight for each name of a ridge logistic regression over the features `used`, by Newton's method on standardised
    features. A feature whose weight would have the wrong sign is left out."""
    n = len(names)
    while True:
        at = [i for i in range(n) if names[i] in used]
        mean = [sum(x[i] for x, _ in pairs) / len(pairs) for i in at]
        spread = [math.sqrt(sum((x[i] - m) ** 2 for x, _ in pairs) / len(pairs)) or 1.0 for i, m in zip(at, mean)]
        data = [([(x[i] - m) / s for i, m, s in zip(at, mean, spread)] + [1.0], y) for x, y in pairs]
        weights = [0.0] * (len(at) + 1)
        for _ in range(STEPS):
            slope = [ridge * w for w in weights[:-1]] + [0.0]
            bend = [[ridge * (i == j < len(at)) + 1e-9 * (i == j) for j in range(len(weights))] for i in range(len(weights))]
            for x, y in data:
                p = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(w * v for w, v in zip(weights, x))))))
                for i, v in enumerate(x):
                    if v:
                        slope[i] += (p - y) * v
                        row, factor = bend[i], p * (1 - p) * v
                        for j, u in enumerate(x):
                            row[j] += factor * u
            weights = [w - step for w, step in zip(weights, solve(bend, slope))]
        wrong = {names[i] for i, w in zip(at, weights) if (w > 0) == (names[i] in AGAINST) and w}
        used = used - wrong
        if not wrong:
            break
    raw = [0.0] * n
    for i, w, s in zip(at, weights, spread):
        raw[i] = w / s
    return weights[-1] - sum(raw[i] * m for i, m in zip(at, mean)), raw


def likelihood(model, x):
    return 1 / (1 + math.exp(-(model[0] + sum(w * v for w, v in zip(model[1], x)))))


def fit_judged(pairs, names):
    "Of several tellings at the places of a pair that is one claim the likeliest is meant; of any other pair the two likeliest are not."
    meaning, words = names.index("same-meaning"), names.index("shared-words")
    model = (0.0, [float(at in (meaning, words)) for at in range(len(names))])
    for _ in range(4):
        model = fit(chosen(pairs, names, model), names, set(names) - {"other-language"}, RIDGE)
    return model


def chosen(pairs, names, model):
    "Of each pair that is one claim the likeliest tellings, of any other the two likeliest."
    data = []
    for tellings, same in pairs:
        best = sorted(tellings, key=lambda x: likelihood(model, x), reverse=True)
        data += [(x, same) for x in (best[:1] if same else best[:2])]
    return data


HEAD = """//! The model that weighs the features of two tellings: two logistic regressions, one within a language and one, without what
//! words say, across two.
//!
//! Written by eval/claims.py from {n} pairs of tellings of English news, judged by reading (eval/judged/claims-train.jsonl), and {across}
//! pairs of English and French announcements, whose places tell which are translations of each other: do not edit.

use super::features::{{CLAIM_FEATURES, Features}};

/// Log-odds at which all features are 0, and one weight for each of [`CLAIM_FEATURES`].
type Weights = (f32, [f32; CLAIM_FEATURES.len()]);

/// Two tellings of one language.
const WITHIN: Weights = (
    {bias:.3},
    [
{within}    ],
);

/// Of two languages.
const ACROSS: Weights = (
    {across_bias:.3},
    [
{across_weights}    ],
);

/// From 0 to 1, how likely two tellings with these features are one claim; `is_across`: they are of two languages.
pub(crate) fn likelihood(features: &Features, is_across: bool) -> f64 {{
    let (bias, weights) = if is_across {{ ACROSS }} else {{ WITHIN }};
    let sum: f32 = weights.iter().zip(features).map(|(weight, value)| weight * value).sum();
    f64::from(1.0 / (1.0 + (-(sum + bias)).exp()))
}}
"""


def train(options):
    names, pairs = judged_features(options.xtask, options.desk, os.path.join(JUDGED, "claims-train.jsonl"))
    within = fit_judged(pairs, names)
    _, held_out = judged_features(options.xtask, options.desk, os.path.join(JUDGED, "claims-same.jsonl"))
    for least in (0.5, 0.6, 0.7, 0.8, 0.85, 0.9):
        taken = [same for tellings, same in held_out if max(likelihood(within, x) for x in tellings) >= least]
        print(f"odd topics, likelihood >= {least}: precision {sum(taken) / max(1, len(taken)):.3f}, "
              f"recall {sum(taken) / sum(same for _, same in held_out):.3f}")
    # Two languages share no words, but what one telling says of another holds there too: the judged pairs, each as much as REPEATED others,
    # and translations. A whole sentence means what its sentence means: the two cosines are weighed alike. Half of the translations forget
    # where they stand, as two articles do that share no text.
    translated = translated_features(options.xtask, options.translations, options.gold)
    meaning, context = names.index("same-meaning"), names.index("same-context")
    places = [names.index(name) for name in PLACES]
    data = []
    for x, same in translated + REPEATED * chosen(pairs, names, within):
        x = x[:]
        x[meaning], x[context] = (x[meaning] + x[context]) / 2, 0.0
        data.append((x, same))
    for x, same in data[:len(translated)]:
        data.append(([0.0 if at in places else value for at, value in enumerate(x)], same))
    bias, weights = fit(data, names, ACROSS, RIDGE)
    for least in (0.5, 0.7, 0.85):
        for what, some in (("translations", data[:len(translated)]), ("without place", data[-len(translated):])):
            taken = [same for x, same in some if likelihood((bias, weights), x) >= least]
            print(f"{what}, likelihood >= {least}: precision {sum(taken) / max(1, len(taken)):.3f}, "
                  f"recall {sum(taken) / sum(same for _, same in some):.3f}")
    weights[meaning] = weights[context] = weights[meaning] / 2
    # In a translation the nearest sentence is the right one, and no two people speak: what these say within a language must do. Judged
    # pairs stand in hardly any copies: what a place says of translations must do for rewrites.
    for name in WITHIN_ALONE:
        weights[names.index(name)] = within[1][names.index(name)]
        bias -= weights[names.index(name)] * (name == "nearest")
    for at in places:
        within[1][at] = max(within[1][at], weights[at])
    lines = lambda weights: "".join(f"        {weight + 0.0:.3f}, // {name}\n" for name, weight in zip(names, weights))
    with open(MODEL, "w", encoding="utf8") as file:
        file.write(HEAD.format(n=len(pairs), across=len(translated), bias=within[0], within=lines(within[1]),
                               across_bias=bias, across_weights=lines(weights)))


# Features that can only speak against one claim; all others can only speak for it.
AGAINST = {"other-names", "other-figures", "one-has-figures", "other-speaker", "other-days", "is-short", "other-length"}
# What two languages can have in common.
ACROSS = {"same-meaning", "same-place", "alone-at-place", "shared-times", "shared-names",
          "other-names", "shared-figures", "other-figures", "one-has-figures", "is-short", "other-days"}
# What stands at the same place of a copy.
PLACES = ["same-place", "alone-at-place"]
# What translations cannot teach.
WITHIN_ALONE = ["nearest", "same-speaker", "other-speaker"]
REPEATED = 10


class Export:
    def __init__(self, folder):
        self.texts = {row["id"]: row["text"] for row in rows(os.path.join(folder, "articles.jsonl"))}
        self.claims = rows(os.path.join(folder, "claims.jsonl"))
        self.at = {}
        for index, claim in enumerate(self.claims):
            for telling in claim["tellings"]:
                self.at.setdefault(telling["article"], []).append((telling["start"], telling["end"], index))

    def claims_at(self, place):
        "Claims told within a place, or around it."
        article, start, end = place
        return {index for s, e, index in self.at.get(article, []) if same_place(place, (article, s, e))}

    def is_disputed(self, a, b, what):
        "Whether two places are told as two values of one point."
        def values(claim, place):
            told = {n for n, t in enumerate(claim["tellings"]) if t["article"] == place[0] and same_place(place, (t["article"], t["start"], t["end"]))}
            return {variant["value"] for variant in claim["variants"] if variant["what"] == what and told & set(variant["tellings"])}
        claims = [self.claims[index] for index in self.claims_at(a) & self.claims_at(b)]
        given = [(values(claim, a), values(claim, b)) for claim in claims]
        return any(one and other and one != other for one, other in given)

    def words(self, place):
        return re.sub(r"\s+", " ", self.texts[place[0]][place[1]:place[2]])


def draw(options):
    export = Export(options.export)
    several = [claim for claim in export.claims if claim["articles"] > 1]
    chance = random.Random(SEED)
    for claim in chance.sample(sorted(several, key=lambda claim: claim["id"]), min(options.claims, len(several))):
        tellings = claim["tellings"]
        pairs = [(a, b) for at, a in enumerate(tellings) for b in tellings[:at] if a["article"] != b["article"]]
        a, b = chance.choice(pairs)
        places = [[t["article"], t["start"], t["end"]] for t in (a, b)]
        print(json.dumps({"claim": claim["id"], "a": places[0], "b": places[1]}))
        print(f"  A {export.words(places[0])[:300]}\n  B {export.words(places[1])[:300]}")


def differing(claim):
    "Each point on which the tellings of a claim differ, with a telling of each of its two values that are told most."
    points = {}
    for variant in claim["variants"]:
        points.setdefault(variant["what"], []).append(variant)
    for what, values in sorted(points.items()):
        values.sort(key=lambda value: (-len(value["tellings"]), value["value"]))
        if len(values) > 1:
            yield what, [claim["tellings"][value["tellings"][0]] for value in values[:2]]


def disputes(options):
    export = Export(options.export)
    for claim in export.claims:
        for what, tellings in differing(claim):
            places = [[t["article"], t["start"], t["end"]] for t in tellings]
            print(json.dumps({"a": places[0], "b": places[1], "what": what}))
            for (article, start, end), side in zip(places, "AB"):
                before, behind = (article, max(0, start - 80), start), (article, end, end + 80)
                print(f"  {side} {export.words(before)}[[{export.words((article, start, end))}]]{export.words(behind)}")


def score(options):
    export = Export(options.export)
    figures = {}
    joins = rows(os.path.join(JUDGED, "claims-joins.jsonl"))
    joined = [row for row in joins if export.claims_at(row["a"]) & export.claims_at(row["b"])]
    figures["joins.judged"] = len(joined)
    figures["joins.right"] = sum(row["same"] for row in joined) / max(1, len(joined))
    judged = rows(os.path.join(JUDGED, "claims-disputes.jsonl"))
    disputed = [row for row in judged if export.is_disputed(row["a"], row["b"], row["what"])]
    figures["disputes.judged"] = len(disputed)
    figures["disputes.right"] = sum(row["disputed"] for row in disputed) / max(1, len(disputed))
    figures["disputes.kept"] = sum(row["disputed"] for row in disputed) / max(1, sum(row["disputed"] for row in judged))
    same = [row for row in rows(os.path.join(JUDGED, "claims-same.jsonl")) if row["same"]]
    figures["same.pairs"] = len(same)
    figures["same.joined"] = sum(bool(export.claims_at(row["a"]) & export.claims_at(row["b"])) for row in same) / max(1, len(same))
    print(json.dumps(figures) if options.json else "\n".join(f"{name} {value:.3f}" for name, value in figures.items()))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = options.add_subparsers(required=True)
    command = commands.add_parser("train")
    command.add_argument("desk")
    command.add_argument("--xtask", required=True)
    command.add_argument("--translations", required=True)
    command.add_argument("--gold", required=True)
    command.set_defaults(run=train)
    command = commands.add_parser("draw")
    command.add_argument("export")
    command.add_argument("--claims", type=int, default=200)
    command.set_defaults(run=draw)
    command = commands.add_parser("disputes")
    command.add_argument("export")
    command.set_defaults(run=disputes)
    command = commands.add_parser("score")
    command.add_argument("export")
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=score)
    chosen = options.parse_args()
    chosen.run(chosen)


if __name__ == "__main__":
    sys.exit(main())
