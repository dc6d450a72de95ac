#!/usr/bin/env python3
"""Scores the credits that Relata finds at places judged by reading (eval/judged/credits.jsonl). Standard library only.

  eval/credits.py build/eval              figures over the exports below that folder, as eval/run.py leaves them
  eval/credits.py build/eval --draw SEED  prints 50 credits drawn by chance that nobody judged yet, with the words around them

A credit is right when its words tell where something that the article reports comes from, and its outlet is named whole and with nothing else.
"""
import argparse
import json
import os
import random
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
JUDGED = os.path.join(ROOT, "eval", "judged", "credits.jsonl")
DRAWN = 50
AROUND = 120


def rows(path):
    with open(path, encoding="utf8") as file:
        return [json.loads(line) for line in file if line.strip()]


def found_in(folder):
    "All credits of the exports, with the articles that hold them, each place once: two sets may hold one article."
    credits, articles = {}, {}
    for name in sorted(os.listdir(folder)):
        export = os.path.join(folder, name, "export")
        if os.path.exists(os.path.join(export, "credits.jsonl")):
            articles.update((row["id"], row) for row in rows(os.path.join(export, "articles.jsonl")))
            credits.update(((row["article"], row["start"], row["end"]), row) for row in rows(os.path.join(export, "credits.jsonl")))
    return [credits[place] for place in sorted(credits)], articles


def is_answer(credit, row):
    overlap = credit["article"] == row["article"] and credit["start"] < row["end"] and row["start"] < credit["end"]
    return overlap and len(credit["outlet"]) == row["outlet_length"]


def draw(seed, credits, articles, judged):
    unread = [credit for credit in credits if not any(is_answer(credit, row) for row in judged)]
    for credit in random.Random(seed).sample(unread, min(DRAWN, len(unread))):
        text = articles[credit["article"]]["text"]
        before, after = text[max(0, credit["start"] - AROUND):credit["start"]], text[credit["end"]:credit["end"] + AROUND]
        words = f"{before}[[{credit['text']}]]{after}".replace("\n", " / ")
        place = {key: credit[key] for key in ("article", "start", "end")} | {"outlet_length": len(credit["outlet"])}
        print(json.dumps(place), credit["outlet"], "|", words)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--draw", type=int, metavar="SEED")
    arguments = parser.parse_args()
    credits, articles = found_in(arguments.folder)
    judged = rows(JUDGED) if os.path.exists(JUDGED) else []
    if arguments.draw is not None:
        draw(arguments.draw, credits, articles, judged)
        return
    for seed in sorted({row["seed"] for row in judged}):
        here = [row for row in judged if row["seed"] == seed and row["article"] in articles]
        # An outlet named with other words is another answer.
        still = [row for row in here if any(is_answer(credit, row) for credit in credits)]
        right = sum(row["right"] for row in still)
        lost = sum(row["right"] for row in here) - right
        share = f"{right / len(still):.3f}" if still else "-"
        print(f"draw {seed}: {len(here)} judged, {len(still)} still found, {right} of them right ({share}); {lost} right ones lost")
    if not judged:
        sys.exit("nothing is judged")


if __name__ == "__main__":
    main()
