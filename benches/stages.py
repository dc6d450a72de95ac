#!/usr/bin/env python3
"""Prints what each stage of reading costs, in CPU time on one thread: the pipeline's annotation, then mentions, statements and
the rest, on the same texts as benches/pipeline.py. Standard library only. `make bench` calls it."""
import json
import os
import subprocess

import pipeline
from pipeline import BUILD, PACKAGES, ROOT, TARGET, parity


def main():
    os.makedirs(BUILD, exist_ok=True)
    subprocess.run(["cargo", "build", "--quiet", "--locked", "--release", "--package", "xtask"], cwd=ROOT, check=True)
    for lang, package in sorted(PACKAGES.items()):
        articles = os.path.join(BUILD, f"{lang}.articles.jsonl")
        with open(articles, "w", encoding="utf-8") as file:
            for number, text in enumerate(pipeline.collect(lang)):
                file.write(json.dumps({"id": str(number), "text": text}) + "\n")
        wheel = parity.find_wheel(parity.default_models(), package)
        subprocess.run([os.path.join(TARGET, "release", "xtask"), "cost", wheel, lang, articles], check=True)


if __name__ == "__main__":
    main()
