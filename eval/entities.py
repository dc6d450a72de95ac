#!/usr/bin/env python3
"""Measures who is who on real articles: are the names of one entity one person's, does one person stand as several, whom do
descriptions mean? Standard library only.

  eval/entities.py --relata target/release/relata              prints the figures on what was judged, as JSON
                   --export FOLDER --set stories/ecbplus       takes an export of that set instead of reading it anew
                   --draw names|people|descriptions --seed N --number N --to FILE
                                                               draws by chance what to judge: prints it with the words around it, and
                                                               writes it to FILE, each line with "right": null

eval/judged/entities.jsonl holds offsets (code points) and ids only; the articles lie beside the project (../shared/eval).
eval/judged/README.md tells how they were made.
"""
import argparse
import collections
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import unicodedata

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.path.join(os.path.dirname(ROOT), "shared", "eval")
JUDGED = os.path.join(ROOT, "eval", "judged")
SETS = ["stories/ecbplus", "time/ftib_dev"]
# Mentions from which on a person is drawn for the search of doubles.
OFTEN = 5


def rows(path):
    with open(path, encoding="utf8") as file:
        return [json.loads(line) for line in file if line.strip()]


def fold(name):
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)).casefold()
    return re.sub(r"\W+", " ", re.sub(r"^(the|le|la|les|l['’]) ?", "", plain)).strip()


class Export:
    """The mentions of an export by place and by entity. A place is (key of the article, start, end)."""

    def __init__(self, folder):
        articles = {row["id"]: row for row in rows(os.path.join(folder, "articles.jsonl"))}
        self.text = {row["key"]: row["text"] for row in articles.values()}
        self.entities = {row["id"]: row for row in rows(os.path.join(folder, "entities.jsonl"))}
        self.mentions = []
        for row in rows(os.path.join(folder, "mentions.jsonl")):
            self.mentions.append({**row, "place": (articles[row["article"]]["key"], row["start"], row["end"])})
        self.mentions.sort(key=lambda mention: mention["place"])
        self.by_entity = collections.defaultdict(list)
        for mention in self.mentions:
            if mention["form"] == "name" and mention["entity"]:
                self.by_entity[mention["entity"]].append(mention)

    def entity_at(self, place):
        "The entity of the mention at a place, or the only one that overlaps it: a later version may cut the name otherwise."
        key, start, end = place
        touching = [m for m in self.mentions_of(key) if m["start"] < end and start < m["end"] and m["entity"] and m["form"] != "pronoun"]
        exact = {m["entity"] for m in touching if (m["start"], m["end"]) == (start, end)}
        found = exact or {m["entity"] for m in touching}
        return found.pop() if len(found) == 1 else None

    def mentions_of(self, key):
        if not hasattr(self, "by_article"):
            self.by_article = collections.defaultdict(list)
            for mention in self.mentions:
                self.by_article[mention["place"][0]].append(mention)
        return self.by_article[key]

    def show(self, place, around=60):
        key, start, end = place
        text = self.text[key]
        words = f"…{text[max(0, start - around):start]}[[{text[start:end]}]]{text[end:end + around]}…"
        return f"{key}: {words}".replace("\n", " | ")


def read(relata, name, folder):
    desk, export = os.path.join(folder, "desk.db"), os.path.join(folder, "export")
    articles = os.path.join(SHARED, name + ".articles.jsonl")
    for command in (["read", articles], ["export", export, "--format", "jsonl"]):
        result = subprocess.run([relata, "--desk", desk, *command], capture_output=True, text=True)
        if result.returncode:
            sys.exit(result.stderr)
    return Export(export)


def draw_names(export, chance, number):
    "Entities with two spellings and more: pairs of the first name and each other spelling."
    spelled = {entity: {fold(m["text"]) for m in mentions} for entity, mentions in export.by_entity.items()}
    several = sorted((e for e in spelled if len(spelled[e]) > 1), key=lambda e: export.by_entity[e][0]["place"])
    for at, entity in enumerate(chance.sample(several, min(number, len(several)))):
        shown = export.entities[entity]
        by_spelling = collections.defaultdict(list)
        for mention in export.by_entity[entity]:
            by_spelling[fold(mention["text"])].append(mention)
        first = max(by_spelling, key=lambda name: (name == fold(shown["name"]), len(by_spelling[name]), name))
        a = chance.choice(by_spelling[first])["place"]
        print(f"\n## {at} {shown['type']} {shown['name']} ({len(shown['articles'])} articles)\n   {len(by_spelling[first])}x {export.show(a)}")
        for name in sorted(by_spelling):
            if name != first:
                b = chance.choice(by_spelling[name])["place"]
                print(f"   {len(by_spelling[name])}x {export.show(b)}")
                yield {"item": at, "a": a, "b": b}


def draw_people(export, chance, number):
    "People who are named often, each with the entities beside that share a word of a name and an article or a story's number."
    def words(entity):
        return {word for m in export.by_entity[entity] for word in fold(m["text"]).split() if len(word) > 2}

    def topics(entity):
        return {m["place"][0].split("_")[0] for m in export.by_entity[entity]}
    often = [e for e in export.by_entity if len(export.by_entity[e]) >= OFTEN and export.entities[e]["type"] == "person"]
    often.sort(key=lambda e: export.by_entity[e][0]["place"])
    for at, entity in enumerate(chance.sample(often, min(number, len(often)))):
        counts = collections.Counter(m["text"] for m in export.by_entity[entity])
        print(f"\n## {at} {export.entities[entity]['name']} {dict(counts.most_common(4))}")
        yield {"item": at, "a": export.by_entity[entity][0]["place"], "b": None}
        for other in export.by_entity:
            if other != entity and topics(other) & topics(entity) and words(other) & words(entity):
                b = export.by_entity[other][0]["place"]
                print(f"   {export.entities[other]['type'][:3]} {len(export.by_entity[other])}x {export.show(b)}")
                yield {"item": at, "a": export.by_entity[entity][0]["place"], "b": b}


def draw_descriptions(export, chance, number):
    "Descriptions that stand for an entity with a name."
    found = [m for m in export.mentions if m["form"] == "nominal" and m["entity"]]
    for at, mention in enumerate(chance.sample(found, min(number, len(found)))):
        entity = mention["entity"]
        here = [m["place"] for m in export.by_entity[entity] if m["place"][0] == mention["place"][0]]
        name = (here or [m["place"] for m in export.by_entity[entity]])[0]
        print(f"\n## {at} → {export.entities[entity]['name']}{'' if here else ' (of another article)'}\n   {export.show(mention['place'], 240)}")
        yield {"item": at, "a": mention["place"], "b": name}


DRAWS = {"names": draw_names, "people": draw_people, "descriptions": draw_descriptions}


def share(right, of):
    return {"right": right, "of": of, "share": round(right / of, 3) if of else None}


def measure(export, judged):
    """`joined`: of the judged pairs that are one entity's now, how many should be. `kept`: of the pairs that should be, how many are.
    The draw is of one version: only `at_the_draw` says how good that version was."""
    figures = {}
    for (kind, draw), lines in sorted(judged.items()):
        items = collections.defaultdict(list)
        for row in lines:
            items[row["item"]].append(row)
        now = [(row["right"], export.entity_at(row["a"]), export.entity_at(row["b"])) for row in lines if row["b"]]
        one = [(right, a is not None and a == b) for right, a, b in now]
        joined = [right for right, is_one in one if is_one]
        kept = [is_one for right, is_one in one if right]
        if kind == "people":
            single = sum(not any(row["right"] for row in rows if row["b"]) for rows in items.values())
            at_draw = share(single, len(items))
        else:
            at_draw = share(sum(all(row["right"] for row in rows) for rows in items.values()), len(items))
        figures[f"{kind} {draw}"] = {"at_the_draw": at_draw, "joined": share(sum(joined), len(joined)), "kept": share(sum(kept), len(kept))}
    return figures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--relata", help="the program to measure")
    parser.add_argument("--export", help="an export to take instead")
    parser.add_argument("--set", choices=SETS, help="only this set of articles")
    parser.add_argument("--draw", choices=sorted(DRAWS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, default=50)
    parser.add_argument("--to", help="where to write what was drawn")
    arguments = parser.parse_args()
    if not os.path.isdir(SHARED):
        print("entities: left out: the articles (../shared/eval) are not on this machine")
        return
    figures = {}
    for name in [arguments.set] if arguments.set else SETS:
        with tempfile.TemporaryDirectory() as folder:
            export = Export(arguments.export) if arguments.export else read(arguments.relata, name, folder)
        if arguments.draw:
            drawn = list(DRAWS[arguments.draw](export, random.Random(arguments.seed), arguments.number))
            with open(arguments.to, "w", encoding="utf8") as file:
                for row in drawn:
                    row = {"set": name, "kind": arguments.draw, "draw": arguments.seed, **row, "right": None}
                    file.write(json.dumps(row, ensure_ascii=False) + "\n")
            return
        judged = collections.defaultdict(list)
        for row in rows(os.path.join(JUDGED, "entities.jsonl")):
            if row["set"] == name:
                judged[row["kind"], row["draw"]].append(row)
        figures[name] = measure(export, judged)
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
