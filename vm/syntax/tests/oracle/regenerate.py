"""Asks the official cross compiler what it says of each text in verdicts.txt, and writes it there.

    GARTER_MPY_CROSS=path/to/mpy-cross python3 regenerate.py

Each line is a text with escapes (as in a Python bytes literal), a tab, and the verdict:
`ok`, `compiler` (its grammar is right, the compiler refuses it), or line, exception and message.
"""

import os
import pathlib
import subprocess
import tempfile

ORACLE = os.environ.get("GARTER_MPY_CROSS", "mpy-cross")
TABLE = pathlib.Path(__file__).with_name("verdicts.txt")


def decode(text):
    return text.encode().decode("unicode_escape").encode("latin-1")


def ask(source):
    """(line, message) of the error, or None. The line is 0 where the oracle tells none."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "main.py")
        path.write_bytes(source)
        run = subprocess.run(
            [ORACLE, "-o", str(pathlib.Path(folder, "main.mpy")), str(path)],
            capture_output=True,
        )
    if run.returncode == 0:
        return None
    lines = run.stderr.decode(errors="replace").strip().splitlines()
    places = [line for line in lines if ", line " in line]
    place = places[-1].split(", line ")[1].split(",")[0] if places else "0"
    return int(place), lines[-1]


def verdict(source):
    fault = ask(source)
    if fault is None:
        return "ok"
    # The grammar's faults come before the compiler's. So when a fault of grammar added at the end
    # is the one that is told, the grammar of what is before it was right.
    text = source.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    lines = text.count(b"\n") + (not text.endswith(b"\n"))
    if 0 < fault[0] <= lines and ask(source + b"\n$\n") != fault:
        return "compiler"
    return f"{fault[0]} {fault[1]}"


def main():
    version = subprocess.run([ORACLE, "--version"], capture_output=True).stdout.decode().strip()
    rows = []
    for line in TABLE.read_text().splitlines():
        if line.startswith("# "):
            continue
        text = line.split("\t")[0]
        rows.append(f"{text}\t{verdict(decode(text))}")
    header = f"# {version}\n# regenerate.py beside this file says what the columns are\n"
    TABLE.write_text(header + "\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
