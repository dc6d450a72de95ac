#!/usr/bin/env python3
"""Trains the model of claims, draws joins to judge, and scores an export against what was judged. Standard library only.

  eval/claims.py train --xtask target/debug/xtask DESK      writes crates/relata-link/src/claims/model.rs from eval/judged/claims-train.jsonl
  eval/claims.py draw EXPORT [--claims 200]                 prints joins of a fixed seed to judge: two tellings of a claim of several articles
  eval/claims.py score EXPORT [--json]                      precision on eval/judged/claims-joins.jsonl, recall on claims-same.jsonl

A judged pair is one line: `a` and `b`, each [article id, start, end] in code points, and `same`. The texts lie beside the project
(../shared/eval/stories) and not in it. DESK and EXPORT hold stories/ecbplus as Relata read it. `same`: a reader who has read the
one learns nothing contrary and nothing of weight from what the other tells of the same matter; details may be added.
"""
import argparse
import json
import math
import os
import random
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
JUDGED = os.path.join(ROOT, "eval", "judged")
MODEL = os.path.join(ROOT, "crates", "relata-link", "src", "claims", "model.rs")
SEED = 20230625
RIDGE = 1.5  # pulls the weights of standardised features to 0; the best of 0.5, 1.5, 5 by tenfold likelihood


def rows(path):
    with open(path, encoding="utf8") as file:
        return [json.loads(line) for line in file if line.strip()]


def judged(name):
    path = os.path.join(JUDGED, name)
    return rows(path) if os.path.exists(path) else []


def features(xtask, desk, name):
    "The names of the features; of each judged pair its features and whether it is one claim. Pairs that contradict are left out."
    lines = subprocess.run([xtask, "claims", desk, os.path.join(JUDGED, name)], capture_output=True, text=True, check=True).stdout.splitlines()
    table = {}
    for line in lines[1:]:
        cells = line.split("\t")
        a, b = (cells[0], int(cells[1]), int(cells[2])), (cells[3], int(cells[4]), int(cells[5]))
        if cells[6] != "-":
            table[a, b] = table[b, a] = [float(cell) for cell in cells[7:]]
    pairs = [(table.get((tuple(row["a"]), tuple(row["b"]))), row["same"]) for row in judged(name)]
    return lines[0].split("\t")[7:], [(found, same) for found, same in pairs if found]


def fit(pairs, signs):
    "Bias and weights of a ridge logistic regression, by gradient descent on standardised features; each weight has its sign or is 0."
    n = len(pairs[0][0])
    mean = [sum(x[i] for x, _ in pairs) / len(pairs) for i in range(n)]
    spread = [math.sqrt(sum((x[i] - mean[i]) ** 2 for x, _ in pairs) / len(pairs)) or 1.0 for i in range(n)]
    data = [([(x[i] - mean[i]) / spread[i] for i in range(n)], y) for x, y in pairs]
    weights, bias = [0.0] * n, 0.0
    for _ in range(3000):
        slope, lift = [RIDGE * w for w in weights], 0.0
        for x, y in data:
            off = 1 / (1 + math.exp(-(bias + sum(w * v for w, v in zip(weights, x))))) - y
            lift += off
            for i in range(n):
                slope[i] += off * x[i]
        weights = [sign * max(0.0, sign * (w - 0.5 * s / len(data))) for sign, w, s in zip(signs, weights, slope)]
        bias -= 0.5 * lift / len(data)
    raw = [w / s for w, s in zip(weights, spread)]
    return bias - sum(w * m for w, m in zip(raw, mean)), raw


def likelihood(model, x):
    return 1 / (1 + math.exp(-(model[0] + sum(w * v for w, v in zip(model[1], x)))))


HEAD = """//! The model that weighs the features of two tellings: a logistic regression.
//!
//! Written by eval/claims.py from {n} pairs of tellings of English news, judged by reading (eval/judged/claims-train.jsonl): do not edit.

use super::features::{{CLAIM_FEATURES, Features}};

/// Log-odds at which all features are 0.
const BIAS: f32 = {bias:.3};

/// One weight for each of [`CLAIM_FEATURES`].
const WEIGHTS: [f32; CLAIM_FEATURES.len()] = [
{weights}];

/// From 0 to 1, how likely two tellings with these features are one claim.
pub(crate) fn likelihood(features: &Features) -> f64 {{
    let sum: f32 = WEIGHTS.iter().zip(features).map(|(weight, value)| weight * value).sum();
    f64::from(1.0 / (1.0 + (-(sum + BIAS)).exp()))
}}
"""


def train(options):
    names, pairs = features(options.xtask, options.desk, "claims-train.jsonl")
    signs = [-1 if name in AGAINST else 1 for name in names]
    random.Random(SEED).shuffle(pairs)
    guesses = []
    for fold in range(10):
        model = fit([pair for at, pair in enumerate(pairs) if at % 10 != fold], signs)
        guesses += [(likelihood(model, x), y) for at, (x, y) in enumerate(pairs) if at % 10 == fold]
    for least in (0.5, 0.6, 0.7, 0.8, 0.9):
        taken = [y for value, y in guesses if value >= least]
        print(f"tenfold, likelihood >= {least}: precision {sum(taken) / max(1, len(taken)):.3f}, recall {sum(taken) / sum(y for _, y in guesses):.3f}")
    bias, weights = fit(pairs, signs)
    # Nothing in the training pairs is of two languages: what words would have told is made up for by this much, which the
    # pairs of examples/ need.
    lines = "".join(f"    {'{:.3f}'.format(ACROSS if name == 'other-language' else weight)}, // {name}\n" for name, weight in zip(names, weights))
    with open(MODEL, "w", encoding="utf8") as file:
        file.write(HEAD.format(n=len(pairs), bias=bias, weights=lines))


ACROSS = 1.8
# Features that can only speak against one claim; all others can only speak for it.
AGAINST = {"other-figures", "one-has-figures", "other-speaker", "other-days", "is-short", "other-length"}


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
        return {index for s, e, index in self.at.get(article, []) if min(e, end) - max(s, start) > 0.5 * min(e - s, end - start)}

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


def score(options):
    export = Export(options.export)
    figures = {}
    joins = judged("claims-joins.jsonl")
    joined = [row for row in joins if export.claims_at(row["a"]) & export.claims_at(row["b"])]
    figures["joins.judged"] = len(joined)
    figures["joins.right"] = sum(row["same"] for row in joined) / max(1, len(joined))
    same = [row for row in judged("claims-same.jsonl") if row["same"]]
    figures["same.pairs"] = len(same)
    figures["same.joined"] = sum(bool(export.claims_at(row["a"]) & export.claims_at(row["b"])) for row in same) / max(1, len(same))
    print(json.dumps(figures) if options.json else "\n".join(f"{name} {value:.3f}" for name, value in figures.items()))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = options.add_subparsers(required=True)
    command = commands.add_parser("train")
    command.add_argument("desk")
    command.add_argument("--xtask", required=True)
    command.set_defaults(run=train)
    command = commands.add_parser("draw")
    command.add_argument("export")
    command.add_argument("--claims", type=int, default=200)
    command.set_defaults(run=draw)
    command = commands.add_parser("score")
    command.add_argument("export")
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=score)
    chosen = options.parse_args()
    chosen.run(chosen)


if __name__ == "__main__":
    sys.exit(main())
