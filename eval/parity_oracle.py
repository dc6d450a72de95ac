#!/usr/bin/env python3
"""What spaCy itself answers: the oracle of `xtask parity`.

    parity_oracle.py PACKAGE < texts.jsonl > answers.jsonl

Each input line is an object with `id`, `text` and optionally `lang`; each output line repeats them with the
pipeline's annotation. Offsets count Unicode code points. A token is an object with

    text, start, end     its words and where they stand
    space                whether one space follows
    norm, shape          what the embeddings read of it
    sent                 whether a sentence starts here
    tag, pos, morph, lemma, dep
    head                 index of the head; its own index for a root
    ent                  "O", or "B-LABEL" or "I-LABEL"

and `ents` lists [first token, token after the last, label].
"""
import json
import sys

import spacy


def annotate(doc):
    """The annotation of one doc as plain values."""
    tokens = []
    for token in doc:
        inside = token.ent_iob_ in ("B", "I")
        tokens.append({
            "text": token.text,
            "start": token.idx,
            "end": token.idx + len(token.text),
            "space": bool(token.whitespace_),
            "norm": token.norm_,
            "shape": token.shape_,
            "sent": bool(token.is_sent_start),
            "tag": token.tag_,
            "pos": token.pos_,
            "morph": str(token.morph),
            "lemma": token.lemma_,
            "head": token.head.i,
            "dep": token.dep_,
            "ent": f"{token.ent_iob_}-{token.ent_type_}" if inside else "O",
        })
    return {"tokens": tokens, "ents": [[e.start, e.end, e.label_] for e in doc.ents]}


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    nlp = spacy.load(sys.argv[1])
    nlp.max_length = 10_000_000
    for line in sys.stdin:
        if not line.strip():
            continue
        given = json.loads(line)
        # One text at a time: the arithmetic of a batch depends on its other texts, by a rounding.
        answer = {"id": given["id"], "lang": given.get("lang"), "text": given["text"]}
        answer.update(annotate(nlp(given["text"])))
        print(json.dumps(answer, ensure_ascii=False))


if __name__ == "__main__":
    main()
