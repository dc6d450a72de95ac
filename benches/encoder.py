#!/usr/bin/env python3
"""Our sentence encoder against the Python package whose files it runs on: sentences per second of processor time.

  benches/encoder.py                    the wheel in the models folder ($RELATA_MODELS, else relata/models in the cache)
  benches/encoder.py --models FOLDER    the wheel in another folder

Both encode the same sentences on one thread, in turns, loading left out; the best round of each counts. The exit status is 1
when we are not as much faster as we must be, or our vectors are not the package's.
"""
import argparse
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "eval"))
import encoder_oracle  # noqa: E402  (it lies in eval/)

# How many times as fast we must be.
MIN_RATIO = 4
MIN_COSINE = 0.9999
ROUNDS = 3
# How often our program encodes the sentences in a round: a difference of two runs leaves loading out.
TIMES = 5


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", help="folder that holds the wheel")
    options = parser.parse_args()
    encoder_oracle.prepare_oracle()
    program = encoder_oracle.build(release=True)
    packed = encoder_oracle.our_packed(program, options.models)
    sets = encoder_oracle.sentence_pairs()
    sentences = [sentence for pairs in sets.values() for side in zip(*pairs) for sentence in side]
    sentences = sentences or encoder_oracle.example_lines()
    numbers, _, megabytes = encoder_oracle.run_ours(program, packed, sentences)
    oracle = encoder_oracle.oracle()
    theirs, ours = [], []
    for _ in range(ROUNDS):
        start = encoder_oracle.processor_time()
        expected = oracle.encode(sentences)
        theirs.append(encoder_oracle.processor_time() - start)
        _, once, _ = encoder_oracle.run_ours(program, packed, sentences)
        _, often, _ = encoder_oracle.run_ours(program, packed, sentences, 1 + TIMES)
        ours.append((often - once) / TIMES)
    rates = [len(sentences) / min(seconds) for seconds in (theirs, ours)]
    ratio = rates[1] / rates[0]
    cosine = encoder_oracle.cosines(encoder_oracle.as_vectors(numbers, len(sentences)), expected).min()
    print(f"{len(sentences)} sentences, one thread, sentences per second of processor time: the package {rates[0]:.0f}, "
          f"ours {rates[1]:.0f}, {ratio:.1f} times as many (at least {MIN_RATIO}); least cosine {cosine:.7f}; "
          f"{megabytes:.0f} MB")
    sys.exit(0 if ratio >= MIN_RATIO and cosine >= MIN_COSINE else 1)


if __name__ == "__main__":
    main()
