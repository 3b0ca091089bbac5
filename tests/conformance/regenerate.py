#!/usr/bin/env python3
"""Writes beside every conformance program what the oracles print for it.

    regenerate.py [--all] [PATH...]          ask the oracles about programs without a .out file
    regenerate.py --check RUNNER [PATH...]   compare what RUNNER prints with the .out files

The oracle is MicroPython's WebAssembly build, run by node from the directory that the environment
variable GARTER_WASM names (where `npm install @micropython/micropython-webassembly-pyscript` was
run). CPython must print the same, unless the first line of a program is

    # cpython: differs - why

CPython alone decides about programs whose first line is

    # oracle: cpython - why

A line `# heap: BYTES` among the first five sets the oracle's heap. RUNNER is a command such as
`garter py`; it gets the program's path as its last argument.
"""

import concurrent.futures
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def programs(paths):
    for path in paths or [HERE]:
        path = pathlib.Path(path).resolve()
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def run(command, program, seconds=60):
    """What the command prints for a program, and its exit code."""
    try:
        with tempfile.TemporaryDirectory() as nowhere:  # programs write files where they are
            done = subprocess.run(
                command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL, timeout=seconds, cwd=nowhere)
    except subprocess.TimeoutExpired as e:
        return (e.stdout or b"") + b"\n(still running: stopped)\n", 124
    return done.stdout.replace(b"\r\n", b"\n"), done.returncode


def oracle(program):
    directory = os.environ.get("GARTER_WASM")
    if not directory:
        sys.exit("set GARTER_WASM to the directory with the WebAssembly build (see --help)")
    command = ["node", str(HERE / "oracle.mjs"), directory, str(program)]
    for line in program.read_text().splitlines()[:5]:
        if line.startswith("# heap: "):
            command.append(line[8:].strip())
    return run(command, program)


def record(program):
    """Asks the oracles; gives a complaint or None."""
    first = program.read_text().splitlines()[:1]
    if first and first[0].startswith("# oracle: cpython"):
        said, code = run([sys.executable, "-X", "utf8", str(program)], program)
        program.with_suffix(".out").write_bytes(said)
        return f"{program}: CPython ended with {code}" if code else None
    said, code = oracle(program)
    if code not in (0, 1):
        return f"{program}: the oracle ended with {code}\n{said.decode(errors='replace')}"
    program.with_suffix(".out").write_bytes(said)
    if first and first[0].startswith("# cpython: differs"):
        return None
    other, _ = run([sys.executable, "-X", "utf8", str(program)], program)
    if other != said:
        return f"{program}: CPython differs\n" + difference(said, other)
    return None


def check(program, runner):
    expected = program.with_suffix(".out")
    if not expected.exists():
        return f"{program}: no .out file"
    said, _ = run(shlex.split(runner) + [str(program)], program)
    if said != expected.read_bytes():
        return f"{program}: differs\n" + difference(expected.read_bytes(), said)
    return None


def difference(wanted, got):
    """The first lines that differ."""
    wanted, got = (t.decode(errors="replace").splitlines() for t in (wanted, got))
    for i in range(max(len(wanted), len(got))):
        w, g = (lines[i] if i < len(lines) else "(nothing)" for lines in (wanted, got))
        if w != g:
            return f"  line {i + 1}\n  - {w}\n  + {g}"
    return "  (only line ends differ)"


def main(arguments):
    if "-h" in arguments or "--help" in arguments:
        sys.exit(__doc__)
    runner = None
    if "--check" in arguments:
        at = arguments.index("--check")
        runner = arguments[at + 1]
        del arguments[at : at + 2]
    every = "--all" in arguments
    chosen = [p for p in programs([a for a in arguments if a != "--all"])
              if runner or every or not p.with_suffix(".out").exists()]
    chosen = [p for p in chosen if p != pathlib.Path(__file__).resolve()]
    work = (lambda p: check(p, runner)) if runner else record
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        complaints = [c for c in pool.map(work, chosen) if c]
    print("\n".join(complaints + [f"{len(chosen)} programs, {len(complaints)} complaints"]))
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
