"""Asks MicroPython what each literal in literals.txt stands for, and writes it there.

    GARTER_ORACLE_WASM=path/to/oracle-wasm.mjs python3 literals.py

Each line is a literal, a tab, and its value: bytes of the text or bytes in hexadecimal, or the
number as it is printed. `\\r` within the literals' column is not used.
"""

import os
import pathlib
import subprocess
import tempfile

ORACLE = os.environ["GARTER_ORACLE_WASM"]
TABLE = pathlib.Path(__file__).with_name("literals.txt")
PROGRAM = """
def show(value):
    if isinstance(value, str):
        value = value.encode()
    if isinstance(value, bytes):
        print(''.join('%02x' % byte for byte in value) or '-')
    else:
        print(value)
"""


def ask(literal):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "main.py")
        path.write_text(f"{PROGRAM}\nshow({literal})\n")
        run = subprocess.run(["node", ORACLE, str(path)], capture_output=True)
    return run.stdout.decode().strip()


def main():
    rows = []
    for line in TABLE.read_text().splitlines():
        if line.startswith("# "):
            continue
        literal = line.split("\t")[0]
        rows.append(f"{literal}\t{ask(literal)}")
    header = "# MicroPython 1.27, WebAssembly build; asked by literals.py beside this file\n"
    TABLE.write_text(header + "\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
