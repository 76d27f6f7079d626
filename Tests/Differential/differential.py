"""Random programs under PyTorch and under the dojo: are all bits the same?

    python differential.py --dojo .build/release/dojo --count 10000

PyTorch is that of the interpreter, with the dojo's definition of exactness (exact_rules.py). Shows
the first programs that differ, and how many of each kind; exits with 1 if one does. `--record
FOLDER` writes those that do not differ, and what PyTorch made of them, for the tests that do without it.
"""
import argparse
import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile

import exact_rules

BATCH = 100


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--dojo", help="the program; without it PyTorch alone is run")
    arguments.add_argument("--count", type=int, default=1000, help="how many programs")
    arguments.add_argument("--first", type=int, default=0, help="the number of the first, its seed")
    arguments.add_argument("--shown", type=int, default=5, help="how many that differ to show")
    arguments.add_argument("--record", metavar="FOLDER", help="write differential.py and .txt there")
    options = arguments.parse_args()
    prepare_environment()
    different, recorded, equal = [], [], set()
    for first in range(options.first, options.first + options.count, BATCH):
        numbers = range(first, min(first + BATCH, options.first + options.count))
        programs = [(n, program(n)) for n in numbers]
        text = source(programs)
        wanted = run_here(text)
        recorded += programs
        if options.dojo:
            got = run_dojo(options.dojo, text)
            equal |= {n for n in numbers if sections(wanted).get(n) == sections(got).get(n)}
            for n, found in compare(dict(programs), wanted, got):
                different.append((n, found))
                if len(different) <= options.shown:
                    print(f"--- program {n}\n" + "\n".join(dict(programs)[n]) + f"\n{found}", flush=True)
    print(f"{options.count} programs, {len(different)} differ")
    if options.record:
        record(options.record, [(n, lines) for n, lines in recorded if n in equal])
    kinds = {}
    for n, found in different:
        kinds.setdefault(found.splitlines()[0], []).append(n)
    for kind, numbers in sorted(kinds.items(), key=lambda pair: -len(pair[1])):
        print(f"{len(numbers):6}  {kind}  {numbers[:8]}")
    sys.exit(1 if different else 0)


def record(folder, programs):
    """Writes the short ones of the programs down that the dojo runs as PyTorch does, errors to the
    letter."""
    kept = []
    for number, lines in programs:
        if len(run_here(source([(number, lines)]))) < 1200:
            kept.append((number, lines))
    text = source(kept)
    with open(os.path.join(folder, "differential.py"), "w") as file:
        file.write("# Made by Tests/Differential, which wrote PyTorch's output to differential.txt.\n" + text)
    with open(os.path.join(folder, "differential.txt"), "w") as file:
        file.write(run_here(text))
    print(f"{len(kept)} programs recorded")


def prepare_environment():
    """PyTorch's library reads its settings when it is loaded: begin again with them."""
    if all(os.environ.get(name) == value for name, value in exact_rules.environment.items()):
        return
    os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **exact_rules.environment})


def program(number):
    from programs import Program

    with exact_rules.ExactRules(), exact_rules.ExactProducts():
        return Program(number).text()


def source(programs):
    from programs import source

    return source(programs)


def run_here(text):
    output = io.StringIO()
    with contextlib.redirect_stdout(output), exact_rules.ExactRules(), exact_rules.ExactProducts():
        exec(compile(text, "programs", "exec"), {"__name__": "programs"})
    return output.getvalue()


def run_dojo(dojo, text):
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(text)
        file.flush()
        result = subprocess.run([dojo, "run", file.name], capture_output=True, text=True)
    return result.stdout + (result.stderr if result.returncode else "")


def compare(programs, wanted, got):
    """The programs whose outputs differ, each with the kind of difference and the lines."""
    wanted, got = sections(wanted), sections(got)
    for number in programs:
        a, b = wanted.get(number, []), got.get(number, ["nothing: the program died"])
        if [comparable(line) for line in a] == [comparable(line) for line in b]:
            continue
        pairs = list(zip(a + [""] * len(b), b + [""] * len(a)))
        one, other = next(p for p in pairs if comparable(p[0]) != comparable(p[1]))
        yield number, f"{kind(one, other)}\nPyTorch: {one[:600]}\ndojo:    {other[:600]}"


def comparable(line):
    """An error counts by its type; the wording is the library's tests' subject."""
    return " ".join(line.split()[:2]) if line.startswith("error") else line


def kind(one, other):
    if other.startswith("error"):
        return re.sub(r"\d+", "N", other)[:90]
    if one.startswith("error"):
        return "no error: " + re.sub(r"\d+", "N", one)[:80]
    return "bits" if one.split("]")[0] == other.split("]")[0] else "shape or type"


def sections(text):
    found, current = {}, None
    for line in text.splitlines():
        if line.startswith("# "):
            current = found.setdefault(int(line[2:]), [])
        elif current is not None:
            current.append(line)
    return found


main()
