#!/usr/bin/env python3
"""Runs random programs under the oracle and ours and shows where they differ.

    explore.py [--seed N] [--count N | --seconds N] [--all] [--stressed]

See machines.py for the oracle and for ours. A difference that has an explanation in explained.txt
is only counted, unless `--all`. Every other one is made as small as can be and shown once a kind.
Without a seed one is taken from the clock; the run says which it had. `--stressed`: ours stands in
for the oracle, and ours with a collection at every allocation is compared with it: what they do
differently is taken away while it is needed.
"""

import argparse
import collections
import pathlib
import random
import re
import sys
import time

import machines
from explore import classes, expressions, modules, statements, values

HERE = pathlib.Path(__file__).resolve().parent
BATCH = 40
ROUND = 1000
# The oracle's heap grows; ours does not.
HEAP = 1 << 26
STRESSED_HEAP = 1 << 20
# Addresses say nothing.
ADDRESS = re.compile(rb"(?<= at )(0x)?[0-9a-f]+(?=[>'\"])|(?<=bound_method )[0-9a-f]+|(?<=IO )0x[0-9a-f]+(?=>)|(?<=<re )[0-9a-f]+(?=>)")


# Bytes that lie before all else when a program is asked again whether addresses decide.
SHIFTS = [0, 80, 560, 1072, 4208, 16400, 65584, 70016, 131120, 1048640]


def batch(nodes, shift=0):
    """The source of one program out of many; those that do not compile leave the others alone."""
    tests = (f"try: exec({node.run(i)!r})\nexcept BaseException as e: failed({i},e)\n" for i, node in enumerate(nodes))
    before = f"shift = bytearray({shift})\n"
    return before + values.PRELUDE + modules.PRELUDE + "".join(tests)


def test(r):
    """A random program."""
    dice = r.random()
    return classes.test(r) if dice < 0.2 else statements.test(r) if dice < 0.4 else expressions.test(r)


def answers(said):
    """What each test of a batch said, up to the line that `t` writes last, and what came after."""
    found, current = {}, b""
    for line in ADDRESS.sub(b"0", said).split(b"\n"):
        current += line
        mark, _, rest = line.partition(b" ")
        number = rest.split(b" ", 1)[0]
        if mark == b"@" and number.isdigit():
            found[int(number)], current = current, b""
        else:
            current += b"\n"
    return found, current


class Explorer:
    def __init__(self, stressed):
        """Oracle and ours; `stressed`: ours, and ours when every allocation collects."""
        self.machines = [machines.ours(20) if stressed else machines.oracle(20), machines.ours(60)]
        self.options = {"heap": STRESSED_HEAP, "stress": True} if stressed else {"heap": HEAP}

    def both(self, groups):
        """What oracle and ours answer to each test of each group of tests."""
        sources = [batch(group) for group in groups]
        oracle, ours = self.machines
        outputs = [oracle.run_all([{"source": source} for source in sources]),
                   ours.run_all([{"source": source} | self.options for source in sources])]
        for group, *saids in zip(groups, *(([s for s, _ in o]) for o in outputs)):
            (wanted, tail), (got, other) = map(answers, saids)
            done = next(i for i in range(len(group) + 1) if i not in wanted or i not in got)
            for i, node in enumerate(group[:done]):
                yield node, wanted[i], got[i]
            if done == len(group):
                continue
            # One of them ended early; with no answer at all the reason may be anywhere.
            if len(group) == 1:
                yield group[0], wanted.get(0, tail), got.get(0, other)
            else:
                cuts = [done, done + 1] if done else [0, len(group) // 2]
                parts = [group[cuts[0]:cuts[1]], group[cuts[1]:]]
                yield from self.both([part for part in parts if part])

    def differing(self, nodes):
        groups = [nodes[i:i + BATCH] for i in range(0, len(nodes), BATCH)]
        return [(n, w, g) for n, w, g in self.both(groups) if strip(w) != strip(g)]

    def addresses_decide(self, node):
        """Whether ours answers otherwise when what it works on lies elsewhere."""
        sources = [batch([node], shift) for shift in SHIFTS]
        said = self.machines[1].run_all([{"source": source} | self.options for source in sources])
        return len({strip(answers(s)[0].get(0, b"")) for s, _ in said}) > 1

    def shrink(self, node, wanted, got):
        for _ in range(20):
            smaller = [n for n in node.smaller() if len(str(n)) < len(str(node))][:120]
            alike = kind((node, wanted, got))
            found = [d for d in self.differing(smaller) if kind(d) == alike]
            if not found:
                break
            node, wanted, got = min(found, key=lambda d: len(str(d[0])))
        return node, wanted, got


def strip(answer):
    """An answer without the number of its test."""
    answer = re.sub(rb"\n@ \d+ ", b"", answer, count=1)
    return b"MemoryError" if answer.startswith(b"MemoryError") else answer


def kind(difference):
    """What makes two differences alike: their answers without the particulars."""
    _, wanted, got = difference
    return tuple(re.sub(rb"\d+", b"#", strip(t))[:40] for t in (wanted, got))


def explanations():
    for line in (HERE / "explained.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            pattern, _, reason = line.partition("\t")
            ordered = not pattern.startswith("reordered ")
            yield re.compile(pattern.removeprefix("reordered "), re.DOTALL), ordered, reason


def results(wanted, got):
    """Two answers without what both printed before."""
    mark = re.compile(rb"\n@ \d+ ")
    printed = [mark.split(t, 1)[0] for t in (wanted, got)]
    return (wanted, got) if printed[0] != printed[1] else (wanted[len(printed[0]):], got[len(printed[0]):])


def explain(known, difference):
    node, wanted, got = difference
    said = [strip(t).decode(errors="replace") for t in results(wanted, got)]
    text = f"{node} => {said[0]} | {said[1]}"
    alike = sorted(said[0]) == sorted(said[1])
    return next((reason for pattern, ordered, reason in known
                 if (ordered or alike) and pattern.search(text)), None)


def show(count, node, wanted, got):
    said = [strip(t).decode(errors="replace")[:300] for t in (wanted, got)]
    print(f"{count:5} {node}\n      - {said[0]}\n      + {said[1]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--count", type=int, default=10000)
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--show", type=int, default=60)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--stressed", action="store_true")
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    r = random.Random(options.seed)
    explorer, end = Explorer(options.stressed), time.monotonic() + (options.seconds or 0)
    # The oracle takes no part in what is compared under stress, and outputs may be long.
    known = [] if options.all or options.stressed else list(explanations())
    reasons, groups, run, differ = collections.Counter(), {}, 0, 0
    while run < options.count if options.seconds is None else time.monotonic() < end:
        nodes = [test(r) for _ in range(min(ROUND, options.count))]
        differences = explorer.differing(nodes)
        run, differ = run + len(nodes), differ + len(differences)
        for difference in differences:
            reason = explain(known, difference)
            if not reason and not options.all and explorer.addresses_decide(difference[0]):
                reason = "addresses decide: ours answers otherwise when what it works on lies elsewhere"
            if reason:
                reasons[reason] += 1
            else:
                groups.setdefault(kind(difference), []).append(difference)
    left = sum(map(len, groups.values()))
    for alike in sorted(groups.values(), key=len, reverse=True)[:options.show]:
        show(len(alike), *explorer.shrink(*min(alike, key=lambda d: len(str(d[0])))))
    print(f"seed {options.seed}: {run} programs, {run - differ} agree, {differ} differ; "
          f"{left} of these without explanation, in {len(groups)} kinds")
    for reason, count in reasons.most_common():
        print(f"{count:5} {reason}")
    sys.exit(1 if left else 0)


if __name__ == "__main__":
    main()
