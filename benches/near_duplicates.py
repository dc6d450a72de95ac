#!/usr/bin/env python3
"""How fast near-duplicates are found, and how many: ours, datasketch and gaoya on the same texts in one run, one thread each.

  benches/near_duplicates.py [--xtask PROGRAM] [--rounds N]

The texts are those of eval/copy_set.py, whose copies are known. The task: from the texts of a pile to the pairs that share text. The two
packages, from PyPI, come into a virtual environment below build/ and cut three words into a shingle, 128 hashes an article, as their manuals do; each
runs at the usual threshold of Jaccard's coefficient, .5, and at .2, since a true reprint shares as little as .3 of its shingles. Ours by sketches alone (a pair
shares .3 of its keys) does what theirs do; with the texts compared it also finds kinds and passages. Processor time, the best of the rounds, in turns. Exit
status 1 when our answer is wrong.
"""
import argparse
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PLACE = os.path.join(ROOT, "build", "peers")
PACKAGES = ["datasketch==2.0.0", "gaoya==0.2.2"]
HASHES = 128
THRESHOLDS = (0.5, 0.2)
SKETCHES = "ours, sketches alone"
TEXTS = "ours, texts compared"
# Shares below which our answer is wrong: of the pairs that are found those that are known, and of the known those that are found.
MIN_RIGHT = 0.99
MIN_FOUND = 0.98

# What runs inside the virtual environment: a package, a threshold and a file of articles; prints seconds and pairs.
WORKER = r'''
import json, re, sys, time
name, threshold, path = sys.argv[1], float(sys.argv[2]), sys.argv[3]
texts = [(row["id"], row["text"]) for row in map(json.loads, open(path, encoding="utf8"))]
pairs = set()
if name == "datasketch":
    from datasketch import MinHash, MinHashLSH
    start = time.process_time()
    index, sketches = MinHashLSH(threshold=threshold, num_perm=%d), []
    for key, text in texts:
        words = re.findall(r"\w+", text.lower())
        sketch = MinHash(num_perm=%d)
        sketch.update_batch([" ".join(words[i:i + 3]).encode() for i in range(len(words) - 2)])
        index.insert(key, sketch)
        sketches.append((key, sketch))
    for key, sketch in sketches:
        pairs.update((min(key, other), max(key, other)) for other in index.query(sketch) if other != key)
else:
    from gaoya.minhash import MinHashStringIndex
    start = time.process_time()
    index = MinHashStringIndex(hash_size=32, jaccard_threshold=threshold, num_bands=None, band_size=None, num_hashes=%d, analyzer="word",
                               lowercase=True, ngram_range=(3, 3))
    for i, (key, text) in enumerate(texts):
        index.insert_document(i, text)
    for i, (key, text) in enumerate(texts):
        pairs.update((min(key, texts[j][0]), max(key, texts[j][0])) for j in index.query(text) if j != i)
print(json.dumps(dict(seconds=time.process_time() - start, pairs=sorted(pairs))))
''' % (HASHES, HASHES, HASHES)


def output(command):
    environment = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", RAYON_NUM_THREADS="1")
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


def python():
    "The interpreter that has the packages."
    program = os.path.join(PLACE, "venv", "bin", "python")
    if not os.path.exists(program):
        subprocess.run([sys.executable, "-m", "venv", os.path.join(PLACE, "venv")], check=True)
    subprocess.run([program, "-m", "pip", "install", "-q", *PACKAGES], check=True)
    return program


def piles():
    folder = os.path.join(PLACE, "piles")
    if not os.path.exists(os.path.join(folder, "pile3.gold.jsonl")):
        output([sys.executable, os.path.join(ROOT, "eval", "copy_set.py"), "make", folder])
    return [os.path.join(folder, f"pile{n}") for n in (1, 2, 3)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--xtask", help="the built chores; else they are built here")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    program, sets = python(), piles()
    if not options.xtask:
        subprocess.run(["cargo", "build", "-q", "-p", "xtask"], cwd=ROOT, check=True)
        options.xtask = os.path.join(os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target")), "debug", "xtask")
    worker = os.path.join(PLACE, "worker.py")
    with open(worker, "w", encoding="utf8") as file:
        file.write(WORKER)
    gold, n_articles = {}, 0
    for pile in sets:
        with open(pile + ".gold.jsonl", encoding="utf8") as lines:
            gold.update(((pile, row["a"], row["b"]), row["kind"]) for row in map(json.loads, lines))
    found, seconds = {}, {}
    for _ in range(options.rounds):
        took = {}
        for pile in sets:
            ours = json.loads(output([options.xtask, "near-duplicates", pile + ".articles.jsonl"]))
            rows = [(SKETCHES, ours["alone"], ours["alike"]), (TEXTS, ours["linking"], ours["linked"])]
            for name in ("datasketch", "gaoya"):
                for threshold in THRESHOLDS:
                    theirs = json.loads(output([program, worker, name, str(threshold), pile + ".articles.jsonl"]))
                    rows.append((f"{name} {threshold}", theirs["seconds"], theirs["pairs"]))
            for name, took_here, pairs in rows:
                took[name] = took.get(name, 0) + took_here
                found.setdefault(name, set()).update((pile, *sorted(pair)) for pair in pairs)
        for name, total in took.items():
            seconds[name] = min(total, seconds.get(name, total))
    n_articles = sum(sum(1 for _ in open(pile + ".articles.jsonl", encoding="utf8")) for pile in sets)
    kinds = ["identical", "reprint", "excerpt", "rewrite"]
    print(f"{n_articles} articles, {len(gold)} known pairs")
    recall = {}
    for name, pairs in found.items():
        right = {kind: sum(pair in pairs for pair, of in gold.items() if of == kind) / sum(of == kind for of in gold.values()) for kind in kinds}
        recall[name] = len(pairs & set(gold)) / len(gold)
        print(f"{name:22} {seconds[name]:7.2f} s  {n_articles / seconds[name]:6.0f} articles/s  {len(pairs):7} pairs, right "
              f"{len(pairs & set(gold)) / max(1, len(pairs)):.3f}, of the known {recall[name]:.3f} (" +
              ", ".join(f"{kind} {share:.3f}" for kind, share in right.items()) + ")")
    peers = [name for name in found if not name.startswith("ours")]
    for name in peers:
        print(f"{name}: takes {seconds[name] / seconds[SKETCHES]:.1f} times as long as our sketches")
    right = len(found[TEXTS] & set(gold)) / max(1, len(found[TEXTS]))
    sys.exit(0 if right >= MIN_RIGHT and recall[TEXTS] >= MIN_FOUND else 1)


if __name__ == "__main__":
    main()
