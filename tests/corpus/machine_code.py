"""Writes machine_code.txt: functions for machine code, and what the official cross compiler says.

    python3 machine_code.py MPY_CROSS

asks mpy-cross 1.29 with -march=armv7emsp. Programs on which it stops with an assertion of its own
are left out. Written cases stand in machine_code/*.py, each program ended by a line of dashes;
the rest is every operator, index, store, cast, assignment and result over all pairs of types.
"""

import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
TYPES = ["object", "int", "uint", "bool", "ptr", "ptr8", "ptr16", "ptr32"]
OPERATORS = "+ - * / // % ** << >> & | ^ @ < == >= in is".split() + ["not in", "is not"]
ALL_PAIRS = ["+", "//", "<", "not in"]


def viper(text):
    return "@micropython.viper\n" + text + "\n"


def generated():
    for operator in OPERATORS:
        for left in TYPES:
            for right in TYPES:
                plain = {left, right} <= {"object", "int", "uint"}
                if plain or operator in ALL_PAIRS:
                    yield viper(f"def f(a: {left}, b: {right}):\n    pass\n    x = (a {operator} b)\n    return x")
                if plain and operator in "+ / // % ** << & @".split():
                    yield viper(f"def f(a: {left}, b: {right}):\n    pass\n    a {operator}= b\n    return b")
    for operator in ["-", "+", "~", "not "]:
        for one in TYPES:
            yield viper(f"def f(a: {one}):\n    pass\n    x = {operator}a\n    return x")
    for one in TYPES:
        for head in ["if a:", "while a:", "if not a:", "while 1 and a:"]:
            yield viper(f"def f(a: {one}):\n    pass\n    {head}\n        pass")
        yield viper(f"def f(a: {one}):\n    pass\n    raise a")
        yield viper(f"def f(a: {one}):\n    pass\n    del a")
        yield viper(f"def f(a: {one}):\n    pass\n    for i in range(a):\n        i = a")
        yield viper(f"def f(a: {one}):\n    pass\n    print(a, [a], q.x)\n    q.x = a\n    q[0] = a")
        for value in ["1", "None", "True", "'s'", "1.5", "1 << 40"]:
            yield viper(f"def f(a: {one}) -> {one}:\n    pass\n    a = {value}")
            yield viper(f"def f(a: {one}) -> {one}:\n    pass\n    return {value}")
        for other in TYPES:
            yield viper(f"def f(a: {one}, b: {other}):\n    pass\n    x = a[b]\n    return x")
            yield viper(f"def f(a: {one}, b: {other}, c: int):\n    pass\n    a[c] = b")
            yield viper(f"def f(a: {one}, b: {other}):\n    pass\n    a = b")
            yield viper(f"def f(a: {one}) -> {other}:\n    pass\n    return a")
            yield viper(f"def f(a: {one}):\n    pass\n    x = {other}(a)\n    x = 1")


def written():
    for file in sorted((HERE / "machine_code").glob("*.py")):
        yield from file.read_text().split("# ---\n")


def verdict(compiler, folder, source):
    (folder / "m.py").write_text(source)
    run = [compiler, "-march=armv7emsp", "-o", "m.mpy", "m.py"]
    done = subprocess.run(run, cwd=folder, capture_output=True, text=True)
    if done.returncode == 0:
        return "ok"
    if done.returncode != 1:
        return None
    lines = done.stderr.strip().splitlines()
    line = lines[1].split("line ")[1].split(",")[0] if len(lines) > 1 else "0"
    return f"{line} {lines[-1]}"


def main():
    with tempfile.TemporaryDirectory() as folder, open(HERE / "machine_code.txt", "w") as out:
        for source in [*written(), *generated()]:
            said = verdict(sys.argv[1], pathlib.Path(folder), source)
            if said is not None:
                out.write(f"# {said}\n{source}# ---\n")


main()
