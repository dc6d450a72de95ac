#!/usr/bin/env python3
"""Checks who is who and what is told on the real articles of ../shared/samples, which are not part of the project. Standard library only.

  eval/samples.py --relata target/debug/relata     exit status 1 when a name is split, missing or joined to another's, when a claim is
                                                   missing, or when there is one that nobody has read

Each line of ONE is an actor or place: every spelling of it that the articles use must belong to one entity and to no other line's.
Each of TOLD is what befell somebody, with his name: one claim of two origins or more, in two languages. There is no other claim
of two articles: whoever makes one reads it and says here what it is.
Without the articles, this says so and passes.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ARTICLES = os.path.join(os.path.dirname(ROOT), "shared", "samples", "articles")

ONE = [
    ["Vladimir Putin", "Vladimir Poutine", "Putin", "Poutine"],
    ["Yevgeny Prigozhin", "Evgeny Prigozhin", "Evgueni Prigojine", "Prigozhin", "Prigojine"],
    ["Alexander Lukashenko", "Alexandre Loukachenko", "Lukashenko", "Loukachenko"],
    ["Antony Blinken", "Antoine Blinken", "Blinken"],
    ["Volodymyr Zelensky", "Volodymyr Zelenskyy", "Zelensky"],
    ["Emmanuel Macron", "Macron"],
    ["Joe Biden", "Biden"],
    ["NATO", "OTAN"],
    ["Belarus", "Biélorussie"],
    ["Moscow", "Moscou"],
    ["Kyiv", "Kiev"],
    ["Rostov", "Rostov-on-Don"],
    ["Russia", "Russie"],
    ["Ukraine"],
    ["Wagner", "groupe Wagner"],
    ["Kremlin"],
    ["Collective Security Treaty Organization", "CSTO"],
    ["Vilnius"],
    ["Richard Dannatt"],
    ["Ian Bremmer"],
    ["États-Unis"],
    ["Europe"],
]


TOLD = {("mediate", "Alexander Lukashenko"), ("weaken", "Vladimir Putin")}


def table(out, name):
    with open(os.path.join(out, f"{name}.jsonl"), encoding="utf8") as file:
        return [json.loads(line) for line in file]


def read(relata):
    "The entities, and of each claim of two articles what befell whom, its origins and its languages."
    with tempfile.TemporaryDirectory() as folder:
        desk, out = os.path.join(folder, "desk.db"), os.path.join(folder, "export")
        for command in (["read", ARTICLES], ["export", out, "--format", "jsonl"]):
            result = subprocess.run([relata, "--desk", desk, *command], capture_output=True, text=True)
            if result.returncode not in (0, 1):
                sys.exit(result.stderr)
        entities = table(out, "entities")
        name = {entity["id"]: entity["name"] for entity in entities}
        lang = {article["id"]: article["lang"] for article in table(out, "articles")}
        mentions = table(out, "mentions")

        def named(telling):
            inside = (m for m in mentions if m["article"] == telling["article"] and telling["start"] <= m["start"] < telling["end"])
            return {name.get(m["entity"]) for m in inside}

        claims = []
        for claim in table(out, "claims"):
            tellings = claim["tellings"]
            kinds = {r["value"] for t in tellings for r in t["reasons"] if r["name"] == "same-happening"}
            told = set.intersection(*(named(telling) for telling in tellings)) - {None}
            if claim["articles"] > 1:
                claims.append((claim["text"], {(kind, who) for kind in kinds for who in told}, claim["origins"], {lang[t["article"]] for t in tellings}))
        return entities, claims


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--relata", required=True, help="the program to check")
    relata = parser.parse_args().relata
    if not os.path.isdir(ARTICLES):
        print("samples: left out: the articles (../shared/samples) are not on this machine")
        return 0
    spelled = {}
    entities, claims = read(relata)
    for entity in entities:
        for name in entity["names"]:
            spelled.setdefault(name["text"], set()).add((entity["id"], entity["name"]))
    wrong, owner = [], {}
    for line in ONE:
        entities = set().union(*(spelled.get(name, set()) for name in line))
        if len(entities) != 1:
            wrong.append(f"{line[0]}: wanted one entity, found {sorted(name for _, name in entities)}")
        for entity in entities:
            if owner.setdefault(entity, line[0]) != line[0]:
                wrong.append(f"{line[0]} and {owner[entity]} are one entity")
    for told in sorted(TOLD):
        found = [claim for claim in claims if told in claim[1] and claim[2] > 1 and len(claim[3]) > 1]
        if len(found) != 1:
            wrong.append(f"{told}: wanted one claim of two origins in two languages, found {[claim[0] for claim in found]}")
    wrong += [f"a claim that nobody has read: {claim[0]}" for claim in claims if not claim[1] & TOLD]
    print("\n".join(wrong + [f"samples: {len(ONE)} actors and places, {len(TOLD)} claims, {len(wrong)} wrong"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
