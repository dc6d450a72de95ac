#!/usr/bin/env python3
"""Prints how fast the page's data comes: every screen and route, 50 readers at once, on a desk of 100,000 generated articles
(made at the first run and kept: 1.4 GB in build/bench). Fails when a screen's 99th percentile is above 100 ms. Takes two minutes
once it is built. Standard library only. `--dev` takes the development build; other arguments go on to the benchmark:
--readers, --seconds, --think MILLISECONDS that a reader looks at a screen, --rush SECONDS, --desk FILE."""
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.path.join(ROOT, "build", "bench")
TARGET = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))


def main():
    arguments = sys.argv[1:]
    release = "--dev" not in arguments
    arguments = [argument for argument in arguments if argument != "--dev"]
    desk = os.path.join(BUILD, "made-100000-with-meanings.db")
    if "--desk" in arguments:
        at = arguments.index("--desk")
        desk = arguments[at + 1]
        del arguments[at : at + 2]
    os.makedirs(BUILD, exist_ok=True)
    build = ["cargo", "build", "--quiet", "--locked", "--package", "relata-web", "--example", "serve_bench"]
    subprocess.run(build + (["--release"] if release else []), cwd=ROOT, check=True)
    program = os.path.join(TARGET, "release" if release else "debug", "examples", "serve_bench")
    sys.exit(subprocess.run([program, desk, "--articles", "100000", *arguments], check=False).returncode)


if __name__ == "__main__":
    main()
