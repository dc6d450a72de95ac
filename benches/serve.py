#!/usr/bin/env python3
"""Prints how fast the page's data comes: every route of the API, 50 readers at once, on a desk of 100,000 generated articles
(made at the first run, 600 MB in build/bench). Fails when a route's 99th percentile is above 100 ms. Standard library only.
Arguments go on to the benchmark: --readers, --seconds, --pause MILLISECONDS between an answer and the next question."""
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.path.join(ROOT, "build", "bench")
TARGET = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))


def main():
    os.makedirs(BUILD, exist_ok=True)
    build = ["cargo", "build", "--quiet", "--locked", "--release", "--package", "relata-web", "--example", "serve_bench"]
    subprocess.run(build, cwd=ROOT, check=True)
    program = os.path.join(TARGET, "release", "examples", "serve_bench")
    desk = os.path.join(BUILD, "made-100000.db")
    sys.exit(subprocess.run([program, desk, "--articles", "100000", *sys.argv[1:]], check=False).returncode)


if __name__ == "__main__":
    main()
