#!/usr/bin/env python3
"""Measures whom statements are attributed to, by name and not by the words of the source. Standard library only.

  speakers.py EXPORT_DIR PREFIX          for what `relata export DIR --format jsonl` wrote of PREFIX.articles.jsonl
                         --show          also prints every speaker that is not right
                         --json          prints the figures as JSON

PREFIX.gold.jsonl has one attribution a line; only those of speech that have a chain, all mentions of the speaker in the
article, are asked. An attribution is found when its content and a statement's share at least half of their letters and
digits. Of those found, the speaker is
  right    when its name, without articles, is among the words of a mention of the chain or holds them all;
  unnamed  when that is so, but the chain has a name and the answer is only a description;
  unknown  when there is none; wrong otherwise.
`precision` is right / (right + wrong), `recall` right / found.
"""
import argparse
import collections
import json
import os
import re

OVERLAP = 0.5  # as in the quotes scorer
SMALL = {"a", "an", "the", "of", "le", "la", "les", "l", "un", "une", "du", "de", "des", "d", "s"}
PRONOUNS = {"he", "she", "they", "it", "i", "we", "you", "who", "his", "her", "their", "its", "my", "our", "him", "them", "us", "me"}


def rows(path):
    with open(path, encoding="utf8") as file:
        return [json.loads(line) for line in file if line.strip()]


def letters(text, spans):
    return {at for start, end in spans for at in range(start, end) if text[at].isalnum()}


def words(name):
    return [word for word in re.findall(r"\w+", name) if word.casefold() not in SMALL]


def is_name(mention):
    told = words(mention)
    return bool(told) and all(word[0].isupper() for word in told) and told[0].casefold() not in PRONOUNS


def judge(name, chain):
    if not name:
        return "unknown"
    own = {word.casefold() for word in words(name)}
    held = False
    for mention in chain:
        told = {word.casefold() for word in words(mention) if word.casefold() not in PRONOUNS or word.isupper() and len(word) > 1}
        held = held or bool(told and own) and (own <= told or told <= own)
    if not held:
        return "wrong"
    has_name = any(is_name(mention) for mention in chain)
    return "unnamed" if has_name and not any(word[0].isupper() for word in words(name)) else "right"


def measure(export, prefix, show):
    keys = {row["id"]: (row["key"], row["text"]) for row in rows(os.path.join(export, "articles.jsonl"))}
    found = collections.defaultdict(list)
    for row in rows(os.path.join(export, "statements.jsonl")):
        key, text = keys[row["article"]]
        parts = row["content"].get("parts") or [[row["content"]["start"], row["content"]["end"]]]
        found[key].append((letters(text, parts), row))
    texts = dict(keys.values())
    count = collections.Counter(right=0, unnamed=0, unknown=0, wrong=0)
    for gold in rows(prefix + ".gold.jsonl"):
        text = texts.get(gold["doc_id"])
        if text is None or gold.get("ignore") or not gold.get("speech", True) or not gold.get("speaker_chain"):
            continue
        content = letters(text, gold.get("quote_spans") or [[gold["quote_start"], gold["quote_end"]]])
        share = lambda other: len(content & other) / max(1, len(content | other))
        best = max(found[gold["doc_id"]], key=lambda item: share(item[0]), default=(set(), None))
        if share(best[0]) < OVERLAP:
            continue
        chain = [text[start:end] for start, end in gold["speaker_chain"]]
        name = best[1].get("speaker_name")
        verdict = judge(name, chain)
        count[verdict] += 1
        if show and verdict != "right":
            print(f"  {verdict} {gold['doc_id']}: {name} for {' / '.join(chain)[:80]}")
    total = sum(count.values())
    return {**count, "found": total, "precision": count["right"] / max(1, count["right"] + count["wrong"]),
            "recall": count["right"] / max(1, total)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("export")
    parser.add_argument("prefix")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    figures = measure(arguments.export, arguments.prefix, arguments.show)
    if arguments.json:
        print(json.dumps(figures))
    else:
        print("  ".join(f"{name} {value:.3f}" if isinstance(value, float) else f"{name} {value}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
