#!/usr/bin/env python3
"""Trains the weights of crates/relata-link/src/names/model.rs: a logistic regression over the named features of two names, on the dev
halves of the two sets of names alone. Standard library only; the same input gives the same weights.

  eval/train_names.py --xtask target/debug/xtask > crates/relata-link/src/names/model.rs
"""
import argparse
import math
import os
import subprocess

from linear import solve

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NAMES = os.path.join(os.path.dirname(ROOT), "shared", "eval", "names")
# How often a pair of each set counts: names in Latin letters are the rarer in the sets and the more common in the news.
SETS = {"wd_latin_latin": 2.0, "wd_latin_cyr": 1.0}
# Ridge penalty and steps of Newton's method, which has long converged by then.
PENALTY, STEPS = 1.0, 15


def rows(xtask):
    "The names of the features; of each pair of the dev halves its weight, its features and whether it is one person."
    found = []
    for name, weight in SETS.items():
        path = os.path.join(NAMES, name + ".tsv")
        head, *features = subprocess.run([xtask, "names", "--features", path], capture_output=True, text=True, check=True).stdout.splitlines()
        with open(path, encoding="utf8") as lines:
            columns, *pairs = [line.rstrip("\n").split("\t") for line in lines]
        split, label = columns.index("split"), columns.index("label")
        for pair, line in zip(pairs, features, strict=True):
            if pair[split] == "dev":
                found.append((weight, [float(value) for value in line.split("\t")] + [1.0], pair[label] == "1"))
    return head.split("\t"), found


def train(found):
    "Weights by Newton's method; the last is the constant, which is not penalised."
    n = len(found[0][1])
    weights = [0.0] * n
    for _ in range(STEPS):
        gradient = [PENALTY * w for w in weights[:-1]] + [0.0]
        hessian = [[PENALTY if i == j and i < n - 1 else 0.0 for j in range(n)] for i in range(n)]
        for weight, values, same in found:
            p = 1 / (1 + math.exp(-sum(w * x for w, x in zip(weights, values))))
            slope, bend = weight * (p - same), weight * p * (1 - p)
            for i, x in enumerate(values):
                if x:
                    gradient[i] += slope * x
                    row, factor = hessian[i], bend * x
                    for j, y in enumerate(values):
                        row[j] += factor * y
        for i in range(n):
            hessian[i][i] += 1e-6
        weights = [w - step for w, step in zip(weights, solve(hessian, gradient))]
    return weights


HEAD = """//! The model that weighs the features of two names: a logistic regression.
//!
//! Written by `eval/train_names.py`, which trains it on the dev halves of the sets of names; do not edit.

use super::NAME_FEATURES;

/// The score from which on two names are taken for one person's.
pub(crate) const SAME: f64 = 0.5;
/// The score of two names against which something speaks for certain is no higher.
pub(crate) const DOUBT: f64 = 0.4;
/// The score below which two names are two people's for certain.
pub(crate) const TWO: f64 = 0.2;

/// From 0 to 1, how likely two names with these features are one person's.
pub(crate) fn score(features: &[f32; NAME_FEATURES.len()]) -> f32 {
    let sum: f32 = WEIGHTS.iter().zip(features).map(|(weight, value)| weight * value).sum();
    1.0 / (1.0 + (-(sum + CONSTANT)).exp())
}
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--xtask", required=True, help="the built xtask")
    names, found = rows(parser.parse_args().xtask)
    *weights, constant = train(found)
    print(HEAD)
    print(f"const CONSTANT: f32 = {constant:.3f};\n")
    print("/// One weight a feature, in the order of [`NAME_FEATURES`].\nconst WEIGHTS: [f32; NAME_FEATURES.len()] = [")
    for name, weight in zip(names, weights, strict=True):
        print(f"    {weight:.3f}, // {name}")
    print("];")


if __name__ == "__main__":
    main()
