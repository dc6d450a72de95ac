#!/usr/bin/env python3
"""Compares an export of Relata with the known answer of the sample case. Standard library only.

  check_examples.py --self            verifies examples/answer.json against the articles; exit status 1 on any mistake
  check_examples.py EXPORT_DIR        prints figures per section for what `relata export DIR --format jsonl` wrote
                    --show            also prints the misses and the extras
                    --json            prints the figures as JSON

examples/README.md documents the answer. Words are compared with white space and the shape of quotation marks and
apostrophes set aside, so that HTML articles need no offsets. Exit status 2 when an input cannot be used.
"""
import argparse
import html
import itertools
import json
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CASE = os.path.join(ROOT, "examples")
OVERLAP = 0.5  # two spans are the same when the words they share are at least this part of all their words, as in the quotes scorer


class Unusable(Exception):
    pass


def rows(path):
    try:
        with open(path, encoding="utf8") as file:
            return [json.loads(line) for line in file if line.strip()]
    except (OSError, ValueError) as error:
        raise Unusable(f"{path}: {error}") from error


def read_answer():
    try:
        with open(os.path.join(CASE, "answer.json"), encoding="utf8") as file:
            return json.load(file)
    except (OSError, ValueError) as error:
        raise Unusable(f"examples/answer.json: {error}") from error


def read_articles():
    "Key to text as it lies in examples/articles; of a page, its whole body without markup."
    texts, folder = {}, os.path.join(CASE, "articles")
    for where, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            path = os.path.join(where, name)
            if name.endswith(".jsonl"):
                for row in rows(path):
                    if row["id"] in texts:
                        raise Unusable(f"{path}: the id {row['id']} occurs twice")
                    texts[row["id"]] = row["text"]
                continue
            with open(path, encoding="utf8") as file:
                text = file.read()
            if name.endswith(".html"):
                text = html.unescape(re.sub(r"<[^>]*>", "", text.split("</h1>", 1)[-1].split("</article>", 1)[0]))
            texts[os.path.relpath(path, folder).replace(os.sep, "/")] = text
    return texts


def words(text):
    return re.findall(r"\w+", text.lower())


def plain(text):
    return " ".join(words(text))


def alike(a, b):
    "Jaccard of two bags of words."
    left, right = words(a), words(b)
    shared = sum(min(left.count(word), right.count(word)) for word in set(left))
    return shared / max(1, len(left) + len(right) - shared)


def holds(long, short):
    return f" {plain(short)} " in f" {plain(long)} "


# --- the answer against the articles ---------------------------------------------------------------------------------

def check_self(answer, texts):
    wrong = []
    keys = set(answer["articles"])
    wrong += [f"article {key} is only in the {'answer' if key in keys else 'folder'}" for key in sorted(keys ^ set(texts))]

    def occurs(key, text, what, once=False):
        if key not in texts:
            wrong.append(f"{what}: no article {key}")
        elif text not in texts[key]:
            wrong.append(f"{what}: {key} does not have “{text}”")
        elif once and texts[key].count(text) != 1:
            wrong.append(f"{what}: {key} has “{text}” more than once")

    names = {entity["name"] for entity in answer["entities"]}
    for item in answer["statements"]:
        what = "statement"
        for piece in item["content"]:
            occurs(item["article"], piece, what, once=not item.get("optional"))
        for near in item["cue"] + ([item["source"]] if item["source"] else []):
            occurs(item["article"], near, what)
        if item["speaker"] is not None and item["speaker"] not in names:
            wrong.append(f"statement: no entity {item['speaker']}")
        if bool(item.get("anonymous")) != bool(item.get("who")):
            wrong.append(f"statement: anonymous and who go together, {item}")
    for entity in answer["entities"]:
        for lang, spellings in entity["names"].items():
            for spelling in spellings:
                if not any(spelling in texts[key] for key in entity["articles"] if answer["articles"][key]["lang"] == lang):
                    wrong.append(f"entity {entity['name']}: “{spelling}” is in no {lang} article")
    for item in answer["credits"]:
        occurs(item["article"], item["text"], "credit")
    for item in answer["questions"]:
        occurs(item["article"], item["text"], "question", once=True)
    for name in answer["not_heard"]:
        if name not in names:
            wrong.append(f"not heard: no entity {name}")
        wrong += [f"not heard: {name} speaks in {item['article']}" for item in answer["statements"] if item["speaker"] == name]

    seen = set()
    for item in answer["copies"]:
        pair = frozenset((item["a"], item["b"]))
        if len(pair) != 2 or pair in seen or not pair <= keys:
            wrong.append(f"copy: {item['a']} {item['b']} is no new pair of articles")
        seen.add(pair)
        one_language = len({answer["articles"][key]["lang"] for key in pair & keys}) == 1
        if (item["kind"] == "translation") == one_language:
            wrong.append(f"copy: {item['a']} {item['b']} is {item['kind']} between languages {'alike' if one_language else 'unlike'}")
    for what in ("origins", "stories"):
        listed = sorted(itertools.chain.from_iterable(answer[what]))
        if listed != sorted(keys):
            wrong.append(f"{what}: not every article is in exactly one")
    if components(keys, [(item["a"], item["b"]) for item in answer["copies"]]) != {frozenset(group) for group in answer["origins"]}:
        wrong.append("origins: not the components of copies")
    story = {key: at for at, group in enumerate(answer["stories"]) for key in group}
    wrong += [f"origin {group} spans stories" for group in answer["origins"] if len({story.get(key) for key in group}) > 1]

    for claim in answer["claims"]:
        what = f"claim {claim['id']}"
        for telling in claim["tellings"]:
            occurs(telling["article"], telling["text"], what, once=True)
        told = {telling["article"] for telling in claim["tellings"]}
        if told != set(claim["articles"]) or sorted(told) != sorted(itertools.chain.from_iterable(claim["groups"])):
            wrong.append(f"{what}: tellings, articles and groups disagree")
        links = [(a, b) for group in answer["origins"] for a, b in itertools.combinations(group, 2)]
        links += [(rest["article"], rest["report_of"]) for rest in answer["rests_on"] if claim["id"] in rest["claims"]]
        joined = {group & told for group in components(keys, links) if group & told}
        if joined != {frozenset(group) for group in claim["groups"]} or claim["origins"] != len(joined):
            wrong.append(f"{what}: groups are not the origins of its articles")
        if sorted({answer["articles"][key]["outlet"] for key in told} - {None}) != claim["outlets"]:
            wrong.append(f"{what}: outlets are not those of its articles")
        for variant in claim["variants"]:
            for value in variant["values"]:
                wrong += [f"{what}: telling {at} does not tell {value['value']}" for at in value["tellings"]
                          if claim["tellings"][at].get("value") != value["value"]]
            if sum(len(value["tellings"]) for value in variant["values"]) != len(claim["tellings"]):
                wrong.append(f"{what}: variants do not cover its tellings")
    return wrong


def components(keys, links):
    group = {key: frozenset([key]) for key in keys}
    for a, b in links:
        if a in group and b in group:
            joined = group[a] | group[b]
            for key in joined:
                group[key] = joined
    return set(group.values())


# --- an export against the answer ------------------------------------------------------------------------------------

class Export:
    def __init__(self, folder):
        self.folder = folder
        self.articles = {row["id"]: row for row in self.table("articles")}
        self.key = {at: row["key"] for at, row in self.articles.items()}

    def table(self, name):
        return rows(os.path.join(self.folder, name + ".jsonl"))

    def words(self, article, start, end):
        return self.articles[article]["text"][start:end]


class Section:
    "Expected and found things of one kind, those that agree, and the rest in words."

    def __init__(self, expected=0, found=0, right=0):
        self.expected, self.found, self.right = expected, found, right
        self.misses, self.extras, self.more = [], [], {}

    def figures(self):
        share = lambda part, whole: round(part / whole, 3) if whole else 1.0
        return {"expected": self.expected, "found": self.found, "right": self.right,
                "precision": share(self.right, self.found), "recall": share(self.right, self.expected), **self.more}


def best_pairs(expected, found, score):
    "One-to-one, best first; ties by position, so the answer is always the same."
    scored = [(-score(a, b), i, j) for i, a in enumerate(expected) for j, b in enumerate(found)]
    left, right, pairs = set(), set(), []
    for value, i, j in sorted(scored):
        if -value >= OVERLAP and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def match(expected, found, score, show):
    """Optional items of the answer take their match out of the count on both sides. Returns the section and the pairs
    of items that are counted."""
    pairs = best_pairs(expected, found, score)
    matched, taken = {i for i, _ in pairs}, {j for _, j in pairs}
    free = {j for i, j in pairs if expected[i].get("optional")}
    counted = [(expected[i], found[j]) for i, j in pairs if j not in free]
    section = Section(sum(not item.get("optional") for item in expected), len(found) - len(free), len(counted))
    section.misses = [show(item) for i, item in enumerate(expected) if i not in matched and not item.get("optional")]
    section.extras = [show(item) for j, item in enumerate(found) if j not in taken]
    return section, counted


def same_article(score):
    return lambda a, b: score(a, b) if a["article"] == b["article"] else 0.0


def check_sets(expected, found, show=str):
    section = Section(len(expected), len(found), len(expected & found))
    section.misses = [show(item) for item in sorted(expected - found)]
    section.extras = [show(item) for item in sorted(found - expected)]
    return section


def check_articles(answer, export):
    fields = ("outlet", "lang", "published", "title")
    expected = {(key, field, item[field]) for key, item in answer["articles"].items() for field in fields if item[field]}
    found = {(row["key"], field, row[field]) for row in export.articles.values() for field in fields if row.get(field)}
    # A text file has no metadata but what the text itself shows: a language or title read off it is no mistake.
    text_files = {key for key, item in answer["articles"].items() if item["form"] == "txt"}
    found -= {item for item in found - expected if item[0] in text_files and item[1] in ("title", "outlet")}
    return check_sets(expected, found)


def check_warnings(answer, export):
    expected = {(key, code) for key, item in answer["articles"].items() for code in item["warnings"]}
    return check_sets(expected, {(row["key"], w["code"]) for row in export.articles.values() for w in row["warnings"]})


def check_statements(answer, export):
    found = []
    for row in export.table("statements"):
        parts = row["content"].get("parts") or [[row["content"]["start"], row["content"]["end"]]]
        found.append({**row, "article": export.key[row["article"]],
                      "content": [export.words(row["article"], start, end) for start, end in parts]})
    show = lambda item: f"{item['article']}: {item['kind']} “{' … '.join(item['content'])}”"
    section, pairs = match(answer["statements"], found,
                           same_article(lambda a, b: alike(" ".join(a["content"]), " ".join(b["content"]))), show)
    names = spellings(answer)
    wrong, right = [], {"kind": 0, "source": 0, "cue": 0, "speaker": 0}
    for want, got in pairs:
        source, cue = (got.get("source") or {}).get("text", ""), (got.get("cue") or {}).get("text", "")
        checks = {
            "kind": want["kind"] == got["kind"],
            "source": plain(source) == plain(want["source"] or "") or bool(source and want["source"])
            and (holds(want["source"], source) or holds(source, want["source"])),
            "cue": not want["cue"] and not cue or any(set(words(one)) & set(words(cue)) for one in want["cue"]),
            "speaker": speaker_right(want, got.get("speaker_name"), names),
        }
        for name, good in checks.items():
            right[name] += good
            if not good:
                wrong.append(f"{name} of {show(want)}: wanted {want[name] or want.get('who')}, found "
                             f"{ {'kind': got['kind'], 'source': source, 'cue': cue, 'speaker': got.get('speaker_name')}[name]}")
    section.more = {name + "_right": count for name, count in right.items()}
    section.extras += wrong
    return section


def spellings(answer):
    "Plain spelling to canonical name."
    table = {}
    for entity in answer["entities"]:
        for spelling in itertools.chain([entity["name"]], *entity["names"].values()):
            table[plain(spelling)] = entity["name"]
    return table


def speaker_right(want, name, names):
    """An unnamed source may be shown by its own words, but not under the name of somebody known. A leading article
    does not count."""
    bare = re.sub(r"^(the|le|la|les|l) ", "", plain(name)) if name else None
    canonical = names.get(plain(name), names.get(bare)) if name else None
    return canonical == want["speaker"] if want["speaker"] else canonical is None


def check_entities(answer, export):
    "Pairs of spellings that belong together; an exported entity that mixes two of the answer's is found but not right."
    names = spellings(answer)
    of = lambda groups: {pair for group in groups for pair in itertools.combinations(sorted(set(group)), 2)}
    expected = of([[plain(s) for lang in e["names"].values() for s in lang] for e in answer["entities"]])
    found = of([[plain(n["text"]) for n in row["names"] if plain(n["text"]) in names] for row in export.table("entities")])
    section = check_sets(expected, found)
    named = {plain(n["text"]) for row in export.table("entities") for n in row["names"]}
    lacking = sorted(s for s in names if s not in named and any(holds(r["text"], s) for r in export.articles.values()))
    section.more = {"spellings_expected": len(names), "spellings_missing": len(lacking)}
    section.misses += [f"no entity has the name “{s}”" for s in lacking]
    return section


def check_spans(answer, export, table):
    found = [{**row, "article": export.key[row["article"]]} for row in export.table(table)]
    near = same_article(lambda a, b: 1.0 if holds(a["text"], b["text"]) or holds(b["text"], a["text"]) else alike(a["text"], b["text"]))
    if table == "credits":
        same_outlet = lambda a, b: holds(a["outlet"], b["outlet"]) or holds(b["outlet"], a["outlet"])
        score = lambda a, b: near(a, b) if same_outlet(a, b) else 0.0
    else:
        score = near
    return match(answer[table], found, score, lambda item: f"{item['article']}: “{item['text']}”")[0]


def check_not_heard(answer, export):
    names = spellings(answer)
    stories = {row["id"]: {export.key[a] for a in row["articles"]} for row in export.table("stories")}
    main = set(max(answer["stories"], key=len))
    entity = {row["id"]: row["name"] for row in export.table("entities")}
    found = {names.get(plain(entity.get(row["entity"], "")), entity.get(row["entity"], row["entity"]))
             for row in export.table("silences") if stories.get(row["story"], set()) & main}
    return check_sets(set(answer["not_heard"]), found)


def check_copies(answer, export):
    expected = {tuple(sorted((item["a"], item["b"]))): item for item in answer["copies"]}
    found = {tuple(sorted((export.key[row["a"]], export.key[row["b"]]))): row["kind"] for row in export.table("copies")}
    counted = {pair for pair, item in expected.items() if not item.get("optional")}
    free = set(expected) - counted
    section = check_sets(counted, set(found) - free, " = ".join)
    both = counted & set(found)
    kinds = {pair: found[pair] == expected[pair]["kind"] or found[pair] in expected[pair].get("accept", []) for pair in both}
    section.more = {"kind_right": sum(kinds.values())}
    section.extras += [f"kind of {' = '.join(pair)}: wanted {expected[pair]['kind']}, found {found[pair]}"
                       for pair in sorted(both) if not kinds[pair]]
    return section


def check_groups(answer, export, table):
    expected = {tuple(sorted(group)) for group in answer[table]}
    return check_sets(expected, {tuple(sorted(export.key[a] for a in row["articles"])) for row in export.table(table)}, ", ".join)


def check_claims(answer, export):
    """Pairs of tellings of the answer's claims that stand in one exported claim; then, for the exported claim that holds
    most tellings of each, whether its origins, speakers and variants are the answer's."""
    found = export.table("claims")
    for row in found:
        row["places"] = [(export.key[t["article"]], export.words(t["article"], t["start"], t["end"])) for t in row["tellings"]]
    tellings = [(claim, at, telling) for claim in answer["claims"] for at, telling in enumerate(claim["tellings"])]

    def within(row, telling):
        # One sentence may tell two claims, so a telling may be the whole sentence around the answer's words.
        return [at for at, (key, text) in enumerate(row["places"]) if key == telling["article"]
                and (holds(text, telling["text"]) or holds(telling["text"], text) or alike(text, telling["text"]) >= OVERLAP)]

    homes = {(claim["id"], at): {i for i, row in enumerate(found) if within(row, telling)} for claim, at, telling in tellings}
    place = {(claim["id"], at): telling for claim, at, telling in tellings}
    optional = {name for name, telling in place.items() if telling.get("optional")}
    nested = lambda a, b: place[a]["article"] == place[b]["article"]
    section = Section()
    for a, b in itertools.combinations([name for name in homes if name not in optional], 2):
        joined = bool(homes[a] & homes[b])
        show = f"{a[0]}/{b[0]}: {place[a]['article']} “{place[a]['text']}” + {place[b]['article']} “{place[b]['text']}”"
        if a[0] == b[0]:
            section.expected += 1
            section.found += joined
            section.right += joined
            if not joined:
                section.misses.append(show)
        elif joined and not nested(a, b) and not shared_sentence(found, homes[a] & homes[b], place[a], place[b], within):
            section.found += 1
            section.extras.append(show)

    names, exact, right = spellings(answer), 0, {"tellings": 0, "origins": 0, "speakers": 0, "variants": 0}
    entity = {row["id"]: row["name"] for row in export.table("entities")}
    for claim in answer["claims"]:
        needed = {at for at, t in enumerate(claim["tellings"]) if not t.get("optional")}
        counts = {i: sum(i in homes[claim["id"], at] for at in needed) for i in range(len(found))}
        best = min(counts, key=lambda i: (-counts[i], found[i]["id"]), default=None)
        if best is None or not counts[best]:
            section.misses.append(f"claim {claim['id']} is not found at all")
            continue
        row = found[best]
        covered = {place_at for t in claim["tellings"] for place_at in within(row, t)}
        good = {
            "tellings": counts[best] == len(needed) and len(covered) == len(row["tellings"]),
            "origins": row["origins"] == claim["origins"],
            # Unnamed speakers have no agreed name, so only those that the answer's entities name are compared.
            "speakers": {names.get(plain(entity.get(s, s))) for s in row["speakers"]} - {None} == set(claim["speakers"]) & set(names.values()),
            "variants": values(claim["variants"]) == values(row["variants"]),
        }
        for name, yes in good.items():
            right[name] += yes
        exact += all(good.values())
        if not all(good.values()):
            section.extras.append(f"claim {claim['id']} ~ {row['id']}: " + ", ".join(n for n, yes in good.items() if not yes)
                                  + f" differ ({counts[best]} of {len(needed)} tellings, origins {row['origins']} for {claim['origins']}, "
                                    f"values {sorted(values(row['variants']))} for {sorted(values(claim['variants']))})")
    section.more = {"claims": len(answer["claims"]), "exact": exact, **{name + "_right": n for name, n in right.items()}}
    return section


def shared_sentence(found, homes, a, b, within):
    "Whether the two only meet because one exported telling, a whole sentence, holds the words of both or of a sibling."
    return all(set(within(found[i], a)) & set(within(found[i], b)) for i in homes)


def values(variants):
    """What differs and its values. DESIGN.md's export has one row a value; rows with a list of values are read too.
    Of polarity only that it differs counts, since its values have no agreed words."""
    out = set()
    for variant in variants:
        for value in variant["values"] if "values" in variant else [variant]:
            text = value["value"]
            out.add((variant["what"], "*" if variant["what"] == "polarity" else re.sub(r"(?<=\d)[\s.,](?=\d{3})", "", text)))
    return out


def compare(answer, folder):
    export = Export(folder)
    sections = {
        "articles": lambda: check_articles(answer, export), "warnings": lambda: check_warnings(answer, export),
        "statements": lambda: check_statements(answer, export), "entities": lambda: check_entities(answer, export),
        "credits": lambda: check_spans(answer, export, "credits"), "questions": lambda: check_spans(answer, export, "questions"),
        "not_heard": lambda: check_not_heard(answer, export), "copies": lambda: check_copies(answer, export),
        "origins": lambda: check_groups(answer, export, "origins"), "stories": lambda: check_groups(answer, export, "stories"),
        "claims": lambda: check_claims(answer, export),
    }
    missing = sorted(set(answer["articles"]) - set(export.key.values()))
    if missing:
        print(f"check_examples.py: the export lacks {', '.join(missing)}", file=sys.stderr)
    done = {}
    for name, check in sections.items():
        try:
            done[name] = check()
        except Unusable as error:
            print(f"check_examples.py: {name} not compared: {error}", file=sys.stderr)
    if not done:
        raise Unusable(f"{folder} holds no table that can be compared")
    return done


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("export", nargs="?")
    options.add_argument("--self", action="store_true", dest="itself")
    options.add_argument("--show", action="store_true")
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args()
    if chosen.itself == bool(chosen.export):
        options.error("give either --self or the folder of an export")
    answer = read_answer()
    if chosen.itself:
        wrong = check_self(answer, read_articles())
        counts = {name: len(items) for name, items in answer.items()}
        print(json.dumps({"mistakes": wrong, "counts": counts}, ensure_ascii=False) if chosen.json
              else "\n".join(wrong + [f"{len(wrong)} mistakes; " + ", ".join(f"{n} {name}" for name, n in counts.items())]))
        return 1 if wrong else 0
    done = compare(answer, chosen.export)
    if chosen.json:
        print(json.dumps({name: {**section.figures(), **({"misses": section.misses, "extras": section.extras} if chosen.show else {})}
                          for name, section in done.items()}, ensure_ascii=False, indent=1))
        return 0
    for name, section in done.items():
        print(name.ljust(11) + "  ".join(f"{figure}={value}" for figure, value in section.figures().items()))
        if chosen.show:
            for sign, lines in (("-", section.misses), ("+", section.extras)):
                for line in lines:
                    print(f"  {sign} {line}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Unusable as error:
        print(f"check_examples.py: {error}", file=sys.stderr)
        sys.exit(2)
