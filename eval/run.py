#!/usr/bin/env python3
"""Measures Relata on the evaluation sets and holds the floors of eval/floors.json. Standard library only.

  eval/run.py --relata target/release/relata           prints every figure; exit status 1 when one is below its floor
  eval/run.py --relata target/release/relata --write   also writes docs/quality.md

The sample case of examples/ is always measured. The other sets and their scorers lie beside the project (../shared/eval) and
are not part of it; where they are missing, this says so. `--only quotes` restricts to the sets that begin so.
"""
import argparse
import csv
import json
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.path.join(os.path.dirname(ROOT), "shared", "eval")

# What each set measures: its folder and prefix, the scorer's task and options, the language, the figures worth a floor,
# and the best figure of another system on the same set with the same scorer (docs/data.md names the sources).
SETS = [
    dict(name="examples", task="examples", lang="en, fr",
         figures={figure: "none measured" for figure in (
             "statements.precision", "statements.recall", "speakers", "copies.precision", "copies.recall", "origins.recall",
             "stories.recall", "credits.recall", "questions.recall", "entities.recall", "claims.precision", "claims.recall",
             "claims.exact")}),
    dict(name="quotes/gum_news", task="quotes", options=["--speech-only"], lang="en", has_chains=True,
         figures={"J50.F1": "GenderGapTracker-EN 84.0", "joint_J50_speaker.F1": "GenderGapTracker-EN 76.1",
                  "speakers.precision": "none measured", "speakers.recall": "none measured"}),
    dict(name="quotes/ud_french", task="quotes", lang="fr",
         figures={"J50.F1": "GenderGapTracker-FR 60.5", "joint_J50_speaker.F1": "GenderGapTracker-FR 57.9"}),
    dict(name="quotes/challenge_en", task="quotes", lang="en", figures={"cases": "none measured"}),
    dict(name="quotes/challenge_fr", task="quotes", lang="fr", figures={"cases": "none measured"}),
    dict(name="ner/uner_ewt", task="ner", lang="en", figures={"all_F1": "spaCy en sm .603", "partial_F1": "spaCy en sm .672"}),
    dict(name="ner/fenec_dev", task="ner", lang="fr", figures={"all_F1": "spaCy fr md .761", "partial_F1": "none measured"}),
    dict(name="extract/html", task="extract", gold="extract/ground-truth.json", lang="en",
         figures={"F1": "trafilatura 2.3 (Python) .960"}),
    dict(name="stories/ecbplus", task="stories", lang="en", 
         figures={"bcubed_F1": "TF-IDF average linkage .862", "copies_within_stories": "none measured", "joins.right": "none measured",
                  "same.joined": "none measured", "disputes.right": "none measured", "disputes.kept": "none measured"}),
    dict(name="copies/debian_en_fr", task="copies", options=["--kind", "translation"], lang="en, fr",
         figures={"F1": "sentence vectors .90", "P": "none measured"}),
    dict(name="copies/generated", task="copy_set", lang="en, fr",
         figures={figure: "none measured" for figure in ("identical.F1", "reprint.F1", "excerpt.F1", "rewrite.F1", "passages")}),
    dict(name="names/wd_latin_latin", task="names", lang="en, fr, de, es", figures={"F1": "nomenklatura logic-v2 .879"}),
    dict(name="names/wd_latin_cyr", task="names", lang="en, fr; ru, uk", figures={"F1": "skeleton plus name table .954"}),
    dict(name="names/namebench", task="names", gold="names/namebench/cases.csv", lang="many",
         figures={"F1": "nomenklatura logic-v2 .747"}),
    dict(name="time/ftib_dev", task="times", lang="fr", figures={"value_F1": "HeidelTime .736", "relaxed_F1": "HeidelTime .916"}),
]


def run(command):
    result = subprocess.run(command, capture_output=True, text=True)
    # Exit status 1 of `read` means that some inputs were skipped, which a set of hostile pages may well bring about.
    if result.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)}\n{result.stderr}")
    return result.stdout


def flat(value, prefix=""):
    for key, inner in value.items():
        if isinstance(inner, dict):
            yield from flat(inner, f"{prefix}{key}.")
        else:
            yield prefix + key, inner


def measure(relata, entry, work):
    "All figures of one set, as the scorer names them; `cases` is the share of articles without any error."
    folder = os.path.join(work, entry["name"].replace("/", "-"))
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    if entry["task"] == "names":
        return measure_names(entry, folder)
    if entry["task"] == "copy_set":
        return measure_copy_set(relata, folder)
    prefix = os.path.join(SHARED, entry["name"])
    source = prefix if os.path.isdir(prefix) else prefix + ".articles.jsonl"
    if entry["task"] == "examples":
        source = os.path.join(ROOT, "examples", "articles")
    desk, out = os.path.join(folder, "desk.db"), os.path.join(folder, "export")
    run([relata, "--desk", desk, "read", source])
    run([relata, "--desk", desk, "export", out, "--format", "jsonl"])
    if entry["task"] == "examples":
        figures = dict(flat(json.loads(run([sys.executable, os.path.join(ROOT, "eval", "check_examples.py"), out, "--json"]))))
        figures["speakers"] = figures["statements.speaker_right"] / figures["statements.right"]
        return figures
    errors = os.path.join(folder, "errors.jsonl")
    command = [sys.executable, os.path.join(SHARED, "score.py"), entry["task"], out,
               os.path.join(SHARED, entry.get("gold", entry["name"])), "--json", *entry.get("options", [])]
    if entry["task"] == "quotes":
        command += ["--errors", errors]
    figures = dict(flat(json.loads(run(command))))
    if entry["task"] == "quotes":
        with open(errors, encoding="utf8") as lines:
            wrong = {json.loads(line)["doc_id"] for line in lines if line.strip()}
        with open(source, encoding="utf8") as lines:
            total = sum(1 for line in lines if line.strip())
        figures["cases"] = 100 * (1 - len(wrong) / total)
    if entry["task"] == "stories":
        figures["copies_within_stories"] = copies_within_stories(out, prefix)
        claims = json.loads(run([sys.executable, os.path.join(ROOT, "eval", "claims.py"), "score", out, "--json"]))
        # Of the joins that were judged, those that are no longer made are neither right nor wrong.
        figures.update(claims)
    if entry.get("has_chains"):
        names = json.loads(run([sys.executable, os.path.join(ROOT, "eval", "speakers.py"), out, prefix, "--json"]))
        figures.update((f"speakers.{name}", value) for name, value in names.items())
    return figures


def measure_copy_set(relata, folder):
    "Figures of copies whose kinds are known by construction (copy_set.py)."
    script = os.path.join(ROOT, "eval", "copy_set.py")
    run([sys.executable, script, "make", folder])
    runs = []
    for name in sorted(name for name in os.listdir(folder) if name.endswith(".articles.jsonl")):
        pile = os.path.join(folder, name.split(".")[0])
        run([relata, "--desk", pile + ".db", "read", os.path.join(folder, name)])
        run([relata, "--desk", pile + ".db", "export", pile, "--format", "jsonl"])
        runs += [pile, pile]
    return dict(flat(json.loads(run([sys.executable, script, "score", *runs, "--json"]))))


def copies_within_stories(out, prefix):
    "The share of copy links whose two articles tell of one happening; 1 when there are none."
    def rows(path):
        with open(path, encoding="utf8") as lines:
            return [json.loads(line) for line in lines if line.strip()]
    happening = {row["doc_id"]: row["story"] for row in rows(prefix + ".gold.jsonl")}
    key = {row["id"]: row["key"] for row in rows(os.path.join(out, "articles.jsonl"))}
    links = rows(os.path.join(out, "copies.jsonl"))
    within = sum(happening[key[link["a"]]] == happening[key[link["b"]]] for link in links)
    return within / len(links) if links else 1


def measure_names(entry, folder):
    "Figures of the program's own decision on pairs of names, which the chore `names` takes from a table."
    table, scores = os.path.join(SHARED, entry["name"] + ".tsv"), os.path.join(folder, "scores.tsv")
    if "gold" in entry:
        # People only, as the scorer's table. Each pair stands in both of its halves, so that the half that it scores holds all.
        table = os.path.join(folder, "pairs.tsv")
        with open(os.path.join(SHARED, entry["gold"]), encoding="utf8", newline="") as file:
            people = [row for row in csv.DictReader(file) if row["schema"] == "Person"]
        with open(table, "w", encoding="utf8") as file:
            file.write("split\tlabel\tname1\tname2\n")
            for split in ("dev", "test"):
                file.writelines(f"{split}\t{int(row['is_match'] == 'true')}\t{row['name1']}\t{row['name2']}\n" for row in people)
    with open(scores, "w", encoding="utf8") as file:
        file.write(run(["cargo", "run", "-q", "--locked", "-p", "xtask", "--", "names", table]))
    return json.loads(run([sys.executable, os.path.join(SHARED, "score.py"), "names", scores, table, "--json"]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--relata", required=True, help="the program to measure")
    parser.add_argument("--only", default="", help="only the sets whose name begins so")
    parser.add_argument("--write", action="store_true", help="write docs/quality.md")
    arguments = parser.parse_args()
    sets = [entry for entry in SETS if entry["name"].startswith(arguments.only)]
    if not sets:
        sys.exit(f"eval: no set's name begins with {arguments.only!r}; there are {', '.join(entry['name'] for entry in SETS)}")
    if not os.path.isdir(SHARED):
        print("eval: left out: the evaluation sets (../shared/eval) are not on this machine; only examples/ is measured")
        sets = [entry for entry in sets if entry["task"] == "examples"]
    with open(os.path.join(ROOT, "eval", "floors.json"), encoding="utf8") as file:
        floors = {(floor["set"], floor["figure"]): floor["floor"] for floor in json.load(file)}
    work = os.path.join(ROOT, "build", "eval")
    rows, passed, failed = [], 0, 0
    for entry in sets:
        figures = measure(arguments.relata, entry, work)
        for figure, others in entry["figures"].items():
            value, floor = figures[figure], floors.pop((entry["name"], figure), None)
            good = floor is None or value >= floor
            passed, failed = passed + (floor is not None and good), failed + (not good)
            digits = 1 if value > 1 else 3
            rows.append((entry["name"], entry["lang"], figure, f"{value:.{digits}f}", "none" if floor is None else str(floor), others))
            print(f"{'ok  ' if good else 'FAIL'} {entry['name']:24} {figure:22} {value:8.{digits}f}   floor {floor}   others: {others}", flush=True)
    for (name, figure), floor in floors.items():
        if any(entry["name"] == name for entry in sets):
            failed += 1
            print(f"FAIL {name} {figure}: floor {floor} for a figure that nothing measures")
    if arguments.write and len(sets) == len(SETS):
        with open(os.path.join(ROOT, "docs", "quality.md"), "w", encoding="utf8") as file:
            file.write(PREAMBLE)
            for row in rows:
                file.write("| " + " | ".join(row) + " |\n")
    print(f"floors: {passed} passed, {failed} failed")
    return 1 if failed else 0


PREAMBLE = """# Quality

Written by `make eval`; do not edit. Each set was read and exported by the program as a user would, then scored by the
set's own scorer. F1 of quotations in per cent, the others as shares. `floor`: below it `make test` fails
(eval/floors.json). What the sets are and where the figures of others come from: [data.md](data.md).

`J50`: the content overlaps the right one by at least half (Jaccard); `joint`: and the source's words overlap the right ones, which
does not ask whom a pronoun or a description stands for (`speakers` of `examples` does); `cases`: share of the
little articles, one hard phenomenon each, without any error; `all_F1`: exact span and type of names. `examples` is the project's own
sample case against its known answer: a share of that answer, section by section (`speakers`: of the statements found).
`claims.exact`: how many of the 18 claims have every telling, origin, speaker and variant. `joins.right`: of the joins of claims that were
judged by reading and are made, those that are right; `same.joined`: of pairs judged the same, those that are joined;
`disputes.right`: of the judged points on which tellings are shown to differ, those that are disputes; `disputes.kept`: of the judged
disputes, those that are shown (eval/judged).
`speakers.precision` and `.recall` ask for the name of the speaker (eval/speakers.py): how many of the names given, and how
many of the statements found, have the right one.

The rules and thresholds were made while reading the errors on these very sets, so expect less on articles never seen.

| set | language | figure | Relata | floor | best other system, same set and scorer |
|---|---|---|---|---|---|
"""

if __name__ == "__main__":
    sys.exit(main())
