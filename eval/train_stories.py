#!/usr/bin/env python3
"""Trains the weights of crates/relata-link/src/stories/model.rs: two logistic regressions over the named features of two articles, one
within a language and one, without what words say, across two. Standard library only; the same input gives the same weights.

  relata --desk e.db read ../shared/eval/stories/ecbplus.articles.jsonl
  target/debug/xtask story-features e.db > features.tsv
  eval/train_stories.py features.tsv > crates/relata-link/src/stories/model.rs
  eval/train_stories.py features.tsv --split      trains on half of the topics, measures on the other half, by six draws
"""
import argparse
import collections
import json
import math
import os
import random

from linear import solve

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
GOLD = os.path.join(os.path.dirname(ROOT), "shared", "eval", "stories", "ecbplus.gold.jsonl")
# Ridge penalty and steps of Newton's method, which has long converged by then.
PENALTY, STEPS = 1.0, 12
# The likeness from which on groups are joined.
SAME_STORY = 0.5
# What only one language can say.
OF_A_LANGUAGE = {"likeness-by-terms", "likeness-by-terms-root", "words"}
# How many draws of half of the topics `--split` makes; each half is measured in turn.
DRAWS = 3


def read(path):
    "The story and topic of each article; the names of the features; the pairs of one language."
    with open(GOLD, encoding="utf8") as lines:
        gold = {row["doc_id"]: (row["story"], row["topic"]) for row in map(json.loads, lines)}
    with open(path, encoding="utf8") as lines:
        head, *rows = [line.rstrip("\n").split("\t") for line in lines]
    pairs = [(a, b, [float(value) for value in values] + [1.0]) for a, b, across, *values in rows if across == "0"]
    return gold, head[3:], pairs


def chance(weights, values):
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(w * x for w, x in zip(weights, values))))))


def train(found):
    "Weights by Newton's method; the last is the constant, which is not penalised."
    n = len(found[0][0])
    weights = [0.0] * n
    for _ in range(STEPS):
        gradient = [PENALTY * w for w in weights[:-1]] + [0.0]
        hessian = [[PENALTY if i == j and i < n - 1 else 0.0 for j in range(n)] for i in range(n)]
        for values, same in found:
            p = chance(weights, values)
            slope, bend = p - same, p * (1 - p)
            told = [(i, x) for i, x in enumerate(values) if x]
            for i, x in told:
                gradient[i] += slope * x
                row, factor = hessian[i], bend * x
                for j, y in told:
                    row[j] += factor * y
        for i in range(n):
            hessian[i][i] += 1e-6
        weights = [w - step for w, step in zip(weights, solve(hessian, gradient))]
    return weights


def groups(articles, likeness):
    "Average linkage: the group of each article."
    size = dict.fromkeys(articles, 1)
    members = {article: [article] for article in articles}
    near = {article: {} for article in articles}
    for (a, b), value in likeness.items():
        near[a][b] = near[b][a] = value
    while True:
        best = max(((row[b] / (size[a] * size[b]), a, b) for a, row in near.items() for b in row if a < b), default=(0, "", ""))
        if best[0] < SAME_STORY:
            return {article: group for group, list_ in members.items() for article in list_}
        _, a, b = best
        size[a] += size[b]
        members[a] += members.pop(b)
        for other, value in near.pop(b).items():
            near[other].pop(b, None)
            if other != a:
                near[a][other] = near[other][a] = near[a].get(other, 0.0) + value


def bcubed(found, gold):
    by_group, by_story = collections.defaultdict(set), collections.defaultdict(set)
    for article, group in found.items():
        by_group[group].add(article)
        by_story[gold[article][0]].add(article)
    precision = recall = 0.0
    for article, group in found.items():
        ours, theirs = by_group[group], by_story[gold[article][0]]
        precision += len(ours & theirs) / len(ours)
        recall += len(ours & theirs) / len(theirs)
    return 2 * precision * recall / (precision + recall) / len(found)


def split(gold, pairs):
    "BCubed F1 on the half of the topics that was not trained on, copies counted as articles of their own."
    topics = sorted({topic for _, topic in gold.values()})
    for draw in range(DRAWS):
        half = set(random.Random(draw).sample(topics, len(topics) // 2))
        for trained in (half, set(topics) - half):
            inside = lambda article: gold[article][1] in trained
            weights = train([(values, gold[a][0] == gold[b][0]) for a, b, values in pairs if inside(a) and inside(b)])
            likeness = {(a, b): chance(weights, values) for a, b, values in pairs if not inside(a) and not inside(b)}
            left = sorted(article for article in gold if not inside(article))
            print(f"draw {draw}: trained on {len(trained)} topics, BCubed F1 on the others {bcubed(groups(left, likeness), gold):.3f}", flush=True)


HEAD = """//! The model that weighs what speaks for two articles being on one happening: a logistic regression.
//!
//! Written by `eval/train_stories.py`, which trains it on ECB+; do not edit. Trained on half of its topics, it groups the articles of the
//! other half with a BCubed F1 of %s on average (`--split`).

use super::{{STORY_FEATURES, StoryFeatures}};

/// The average likeness from which on groups of articles are one story.
pub(crate) const SAME_STORY: f64 = {same};

/// From 0 to 1, how likely two articles with these features are on one happening.
pub(crate) fn likeness(features: &StoryFeatures, across: bool) -> f64 {{
    let (constant, weights) = if across {{ ACROSS }} else {{ WITHIN }};
    let sum: f64 = weights.iter().zip(features).map(|(weight, value)| weight * value).sum();
    1.0 / (1.0 + (-(sum + constant)).exp())
}}
"""
# What `--split` printed last, on average.
HELD_OUT = ".903"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("features", help="what the chore story-features printed")
    parser.add_argument("--split", action="store_true", help="measure on topics that were not trained on")
    arguments = parser.parse_args()
    gold, names, pairs = read(arguments.features)
    if arguments.split:
        return split(gold, pairs)
    print((HEAD % HELD_OUT).format(same=SAME_STORY))
    for name, left_out, what in (("WITHIN", set(), "within a language"), ("ACROSS", OF_A_LANGUAGE, "across two languages")):
        keep = [0.0 if feature in left_out else 1.0 for feature in names] + [1.0]
        found = [([x * k for x, k in zip(values, keep)], gold[a][0] == gold[b][0]) for a, b, values in pairs]
        *weights, constant = train(found)
        print(f"\n/// The constant and one weight a feature, in the order of [`STORY_FEATURES`], {what}.")
        print(f"const {name}: (f64, [f64; STORY_FEATURES.len()]) = (\n    {constant:.3f},\n    [")
        for feature, weight in zip(names, weights, strict=True):
            print(f"        {weight:.3f}, // {feature}")
        print("    ],\n);")


if __name__ == "__main__":
    main()
