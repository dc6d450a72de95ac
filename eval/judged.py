#!/usr/bin/env python3
"""Measures Relata on whole news articles whose statements one reader marked without seeing its answers. Standard library only.

  eval/judged.py --relata target/release/relata                  prints the figures of each language as JSON
                 --half dev|test|all                             which articles count: the even, the odd or all of the sorted ids
                 --errors FILE                                   also writes the statements whose speaker is not right, one a line

eval/judged/ holds offsets and ids only; the articles lie beside the project (../shared/eval). eval/judged/README.md tells how
the sets were made.
"""
import argparse
import collections
import json
import os
import re
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.path.join(os.path.dirname(ROOT), "shared", "eval")
JUDGED = os.path.join(ROOT, "eval", "judged")
SOURCES = {"en": ["stories/ecbplus"], "fr": ["time/ftib_dev", "ner/fenec_dev"]}
# An article before a name is no part of it.
ARTICLES = {"a", "an", "the", "d", "des", "l", "la", "le", "les", "un", "une"}


def rows(path):
    with open(path, encoding="utf8") as file:
        return [json.loads(line) for line in file if line.strip()]


def write_rows(path, values):
    with open(path, "w", encoding="utf8") as file:
        for value in values:
            file.write(json.dumps(value, ensure_ascii=False) + "\n")


def run(command):
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode:
        sys.exit(f"{' '.join(command)}\n{result.stderr}")
    return result.stdout


def for_scorer(row, text):
    "The scorer wants the name itself, and none where the text does not name the speaker."
    names = row["speaker_name"]["spans"]
    row = {key: value for key, value in row.items() if key != "speaker_name"}
    return {**row, "speaker_name": text[slice(*names[0])]} if names and not row["anonymous"] else row


def words(name):
    return set(re.findall(r"\w+", name.casefold())) - ARTICLES


def same_name(name, golds):
    """Part of one of the names, or one of them with more words around it. A single word must then be the fullest name there is:
    Katherine Gomes is not the Gomes whom the text also calls Gary Gomes."""
    got, golds = words(name), [words(gold) for gold in golds]
    return bool(got) and any(got <= gold or gold <= got and (len(gold) > 1 or gold == golds[0]) for gold in golds if gold)


def verdict(name, is_name, gold, text):
    """`name`: what the program calls the speaker, or None; `is_name`: whether it knows a name of that speaker in the article.
    An unnamed source that belongs to a named body (a spokeswoman, police) is right with and without the body's name."""
    if name and same_name(name, [text[start:end] for start, end in gold["speaker_name"]["spans"]]):
        return "right"
    as_written = [words(text[start:end]) for start, end in gold["speaker_chain"]]
    unnamed = not name or not is_name or words(name) in as_written
    if gold["anonymous"] or not gold["speaker_name"]["spans"]:
        return "right" if unnamed else "wrong"
    return "unknown" if unnamed else "wrong"


def speakers(export, gold, texts, errors):
    "Speakers of the statements that match at J50, by name."
    sys.path.insert(0, SHARED)
    from score_quotes import LEVELS, alnum_set, greedy
    key = {article["id"]: article["key"] for article in rows(os.path.join(export, "articles.jsonl"))}
    named = {(mention["article"], mention["entity"]) for mention in rows(os.path.join(export, "mentions.jsonl")) if mention["form"] == "name"}
    want, got = collections.defaultdict(list), collections.defaultdict(list)
    for row in gold:
        want[row["doc_id"]].append({"row": row, "_q": alnum_set(texts[row["doc_id"]], row["quote_spans"])})
    for row in rows(os.path.join(export, "statements.jsonl")):
        content, article = row["content"], key[row["article"]]
        parts = content.get("parts") or [[content["start"], content["end"]]]
        got[article].append({"row": row, "_q": alnum_set(texts[article], parts)})
    counts = collections.Counter(right=0, unknown=0, wrong=0)
    for article in sorted(want):
        # Statements to ignore take part, so that an answer which is one of them is not taken for another.
        for i, j, _ in greedy(want[article], got[article], LEVELS["J50"]):
            right, row = want[article][i]["row"], got[article][j]["row"]
            if right["ignore"]:
                continue
            name = row["speaker_name"]
            result = verdict(name, (row["article"], row["speaker"]) in named, right, texts[article])
            counts[result] += 1
            if result != "right":
                errors.append({"verdict": result, "id": right["id"], "speaker_name": name,
                               "gold": [texts[article][start:end] for start, end in right["speaker_name"]["spans"][:1]]})
    return {"matched": sum(counts.values()), **counts}


def measure(relata, language, half, work, errors):
    gold = rows(os.path.join(JUDGED, f"said_{language}.gold.jsonl"))
    # The list names the articles without any statement too.
    with open(os.path.join(JUDGED, f"said_{language}.ids"), encoding="utf8") as file:
        ids = sorted(file.read().split())
    articles = {row["id"]: row for source in SOURCES[language] for row in rows(os.path.join(SHARED, source + ".articles.jsonl"))}
    texts = {doc_id: articles[doc_id]["text"] for doc_id in ids}
    prefix, export = os.path.join(work, f"said_{language}"), os.path.join(work, f"export_{language}")
    write_rows(prefix + ".articles.jsonl", (articles[doc_id] for doc_id in ids))
    write_rows(prefix + ".gold.jsonl", (for_scorer(row, texts[row["doc_id"]]) for row in gold))
    desk = prefix + ".db"
    run([relata, "--desk", desk, "read", prefix + ".articles.jsonl"])
    run([relata, "--desk", desk, "export", export, "--format", "jsonl"])

    chosen = {"dev": ids[0::2], "test": ids[1::2], "all": ids}[half]
    with open(prefix + ".ids", "w", encoding="utf8") as file:
        file.write("\n".join(chosen) + "\n")
    score = [sys.executable, os.path.join(SHARED, "score.py"), "quotes", export, prefix, "--json", "--ids", prefix + ".ids"]
    whole, pieces = json.loads(run(score)), json.loads(run([*score, "--segments"]))
    kept = [row for row in gold if row["doc_id"] in set(chosen)]
    return {
        "articles": len(chosen),
        "J50": whole["J50"],
        "joint": whole["joint_J50_speaker"],
        "J50_segments": pieces["J50"],
        "by_kind": whole["by_kind"],
        "speaker_by_name": speakers(export, kept, texts, errors),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--relata", required=True, help="the program to measure")
    parser.add_argument("--half", choices=["dev", "test", "all"], default="all")
    parser.add_argument("--errors", help="where to write the statements whose speaker is not right")
    arguments = parser.parse_args()
    if not os.path.isdir(SHARED):
        print("judged: left out: the articles (../shared/eval) are not on this machine")
        return
    work = os.path.join(ROOT, "build", "judged")
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(work)
    errors = []
    figures = {language: measure(arguments.relata, language, arguments.half, work, errors) for language in SOURCES}
    if arguments.errors:
        write_rows(arguments.errors, errors)
    print(json.dumps({"half": arguments.half, **figures}, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
