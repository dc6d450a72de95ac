#!/usr/bin/env python3
"""spaCy's half of benches/pipeline.py: annotates the same texts each time it is told to.

    spacy_worker.py PACKAGE TEXTS.json ANSWERS

Lines on standard input: `tune` picks the batch size that is fastest on a part of the texts, `go` annotates all of them,
`answers` does so and writes one line a token to ANSWERS. Each is answered by a line of JSON.
"""
import json
import sys
import time

import spacy

# Batch sizes, in texts, that are tried; spaCy's own default for these packages is 256.
BATCH_SIZES = [8, 32, 64, 128, 256, 1000]
# Characters of the texts that each of them is tried on.
TUNING_CHARACTERS = 60_000


def lines(doc):
    "One line a token: what xtask's worker writes for it."
    for token in doc:
        entity = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_iob_ in ("B", "I") else "O"
        values = [token.text, str(int(bool(token.is_sent_start))), token.tag_, token.pos_, str(token.morph),
                  token.lemma_, str(token.head.i), token.dep_, entity]
        yield json.dumps(values, ensure_ascii=False)


def measure(nlp, texts, batch_size):
    clock, cpu = time.perf_counter(), time.process_time()
    # Each doc is dropped once it is counted, as a program that reads them one after the other does.
    tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=batch_size))
    return {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - clock, "tokens": tokens}


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    package, texts_path, answers_path = sys.argv[1:]
    nlp = spacy.load(package)
    with open(texts_path, encoding="utf-8") as file:
        texts = json.load(file)
    part, size = [], 0
    for text in texts:
        if size < TUNING_CHARACTERS:
            part.append(text)
            size += len(text)
    batch_size = 256
    measure(nlp, part[:20], batch_size)
    print("{}", flush=True)
    for command in sys.stdin:
        if command.strip() == "tune":
            batch_size = min(BATCH_SIZES, key=lambda size: measure(nlp, part, size)["cpu"])
            answer = {"batch_size": batch_size}
        elif command.strip() == "answers":
            with open(answers_path, "w", encoding="utf-8") as file:
                for doc in nlp.pipe(texts, batch_size=batch_size):
                    file.writelines(line + "\n" for line in lines(doc))
            answer = {}
        else:
            answer = measure(nlp, texts, batch_size)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
