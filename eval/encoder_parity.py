#!/usr/bin/env python3
"""Compares our sentence encoder with the Python package whose files it runs on, sentence by sentence.

  eval/encoder_parity.py                    the wheel in the models folder ($RELATA_MODELS, else relata/models in the cache)
  eval/encoder_parity.py --models FOLDER    the wheel in another folder

The exit status is 1 when a vector's cosine with the package's is less than it must be, or our process takes more memory than
it may. The sentences lie beside the project (../shared) and are not part of it; where they are missing, this says so and
takes the lines of examples/. For sets of pairs it also shows how often the right partner is the closest of all.
"""
import argparse
import sys

import encoder_oracle

# Least cosine of one of our vectors with the package's.
MIN_COSINE = 0.9999
# Most memory of a process that loads the packed wheel and encodes all sentences, in MB.
MAX_MEGABYTES = 120
# Texts at the edges of what there is; compared like all others.
STRANGE = ["", " ", "a", "1", "é", "e\u0301", "\u00a0x\u200b", "日本語の文", "Привет, мир", "😀😀 😀", "ﬁn ½ ①", "x" * 3000,
           "ab " * 2000, "İSTANBUL", "\ufeff\u0007", "«»“”", "สวัสดี ชาวโลก", "مرحبا", "<unk> </s>", "▁ ▁a"]


def right_partner_first(sources, targets):
    "The share of sources whose target is closer than all others."
    return float(((sources @ targets.T).argmax(axis=1) == range(len(sources))).mean())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", help="folder that holds the wheel")
    options = parser.parse_args()
    encoder_oracle.prepare_oracle()
    program = encoder_oracle.build(release=False)
    packed = encoder_oracle.our_packed(program, options.models)
    sets = encoder_oracle.sentence_pairs()
    if not sets:
        print("encoder: ../shared is not here; comparing on the lines of examples/", file=sys.stderr)
    sentences = [sentence for pairs in sets.values() for side in zip(*pairs) for sentence in side]
    sentences = (sentences or encoder_oracle.example_lines()) + STRANGE
    numbers, _, megabytes = encoder_oracle.run_ours(program, packed, sentences)
    vectors = encoder_oracle.as_vectors(numbers, len(sentences))
    expected = encoder_oracle.oracle_vectors(sentences)
    cosines = encoder_oracle.cosines(vectors, expected)
    least = int(cosines.argmin())
    print(f"{len(sentences)} sentences: least cosine {cosines[least]:.7f}, at least {MIN_COSINE}; {megabytes:.0f} MB, "
          f"at most {MAX_MEGABYTES}")
    start = 0
    for name, pairs in sets.items():
        english = slice(start, start + len(pairs))
        french = slice(english.stop, english.stop + len(pairs))
        start = french.stop
        shares = [right_partner_first(x[a], x[b]) for x in (vectors, expected) for a, b in
                  ((english, french), (french, english))]
        print(f"{name}: right partner first en→fr {shares[0]:.3f}, fr→en {shares[1]:.3f}; the package {shares[2]:.3f}, "
              f"{shares[3]:.3f}")
    if cosines[least] < MIN_COSINE or megabytes > MAX_MEGABYTES:
        print(f"encoder: sentence {least} differs most: {sentences[least][:60]!r}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
