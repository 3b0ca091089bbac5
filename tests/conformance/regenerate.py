#!/usr/bin/env python3
"""Writes beside every conformance program what the oracles print for it.

    regenerate.py [--all] [PATH...]   ask the oracles about programs without a .out file
    regenerate.py --check [PATH...]   compare what ours prints with the .out files

See machines.py for the oracle and for ours. CPython must print the same, unless the first line of a
program is

    # cpython: differs - why

CPython alone decides about programs whose first line is

    # oracle: cpython - why

The oracle's event loop is that of its host, which no program can run. With the first line

    # oracle: awaits

a program that ends with `asyncio.run(main())` awaits its main task there instead, and CPython is not
asked.

A line `# heap: BYTES` among the first five sets the heap.
"""

import pathlib
import sys

import machines

HERE = pathlib.Path(__file__).resolve().parent


def programs(paths):
    for path in paths or [HERE]:
        path = pathlib.Path(path).resolve()
        found = sorted(path.rglob("*.py")) if path.is_dir() else [path]
        yield from (p for p in found if p.parent not in (HERE, HERE / "explore"))


def request(program):
    source = program.read_text()
    made = {"source": source}
    for line in source.splitlines()[:5]:
        if line.startswith("# heap: "):
            made["heap"] = int(line[8:])
    return made


def question(program):
    """What the oracle is asked."""
    made, run = request(program), "\nasyncio.run(main())\n"
    if made["source"].startswith("# oracle: awaits\n"):
        if not made["source"].endswith(run):
            sys.exit(f"{program}: does not end with asyncio.run(main())")
        made["source"] = made["source"].removesuffix(run) + "\nawait asyncio.create_task(main())\n"
        made["awaits"] = True
    return made


def record(chosen):
    """Asks the oracles; gives the complaints."""
    first = {p: (p.read_text().splitlines() or [""])[0] for p in chosen}
    cpython_decides = {p for p in chosen if first[p].startswith("# oracle: cpython")}
    may_differ = {p for p in chosen if first[p].startswith(("# cpython: differs", "# oracle: awaits"))}
    asked = [p for p in chosen if p not in cpython_decides]
    other = [p for p in chosen if p not in may_differ]
    said = dict(zip(asked, machines.oracle().run_all(map(question, asked))))
    cpython = dict(zip(other, machines.cpython().run_all(map(request, other))))
    for program in chosen:
        if program in cpython_decides:
            text, failed = cpython[program]
            if failed:
                yield f"{program}: CPython raised\n{text.decode(errors='replace')}"
        else:
            text, _ = said[program]
            if text.endswith(machines.STOPPED):
                yield f"{program}: the oracle did not end"
                continue
            if program in cpython and cpython[program][0] != text:
                yield f"{program}: CPython differs\n" + machines.difference(text, cpython[program][0])
        program.with_suffix(".out").write_bytes(text)


def check(chosen):
    """Compares ours with the recorded output; gives the complaints."""
    for program, (said, _) in zip(chosen, machines.ours().run_all(map(request, chosen))):
        expected = program.with_suffix(".out")
        if not expected.exists():
            yield f"{program}: no .out file"
        elif said != expected.read_bytes():
            yield f"{program}: differs\n" + machines.difference(expected.read_bytes(), said)


def main(arguments):
    if "-h" in arguments or "--help" in arguments:
        sys.exit(__doc__)
    options = {a for a in arguments if a.startswith("--")}
    chosen = list(programs([a for a in arguments if a not in options]))
    if "--check" not in options and "--all" not in options:
        chosen = [p for p in chosen if not p.with_suffix(".out").exists()]
    complaints = list((check if "--check" in options else record)(chosen))
    print("\n".join(complaints + [f"{len(chosen)} programs, {len(complaints)} complaints"]))
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
