"""What runs programs for the scripts here: processes that take a program a line and answer a line.

The oracle is MicroPython's WebAssembly build, run by node from the directory that the environment
variable GARTER_WASM names (where `npm install @micropython/micropython-webassembly-pyscript` was
run). Ours is the program that GARTER_BATCH names: `cargo build --release -p garter-tests --example
batch` makes it.
"""

import concurrent.futures
import json
import os
import pathlib
import queue
import subprocess
import sys
import tempfile
import threading

HERE = pathlib.Path(__file__).resolve().parent
STOPPED = b"\n(still running: stopped)\n"


class Machine:
    """A process, started when it is needed and again after it was stopped. What it writes to standard
    error is what the program printed, in case it is stopped."""

    def __init__(self, command, seconds, lifetime):
        self.command, self.seconds, self.lifetime = command, seconds, lifetime
        self.process, self.served = None, 0
        self.printed = tempfile.TemporaryFile()

    def run(self, request):
        """What a program printed, and whether it raised."""
        self.printed.seek(0)
        self.printed.truncate()
        if self.process is None:
            self.process = subprocess.Popen(
                self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=self.printed)
            self.served = 0
        process, line = self.process, json.dumps(request) + "\n"
        timer = threading.Timer(self.seconds, process.kill)
        timer.start()
        try:
            process.stdin.write(line.encode())
            process.stdin.flush()
            answer = process.stdout.readline()
        except BrokenPipeError:
            answer = b""
        finally:
            timer.cancel()
        if not answer:
            process.kill()
            process.wait()
            self.process = None
            self.printed.seek(0)
            # The last line may have been cut.
            lines, newline, _ = self.printed.read().rpartition(b"\n")
            return lines + newline + b"(the process ended)" + STOPPED, True
        self.served += 1
        if self.served >= self.lifetime:
            process.stdin.close()
            process.wait()
            self.process = None
        answer = json.loads(answer)
        said = answer["said"].encode("latin1").replace(b"\r\n", b"\n")
        return said, answer["raised"]


class Machines:
    """Several of a kind, for several threads."""

    def __init__(self, command, seconds=30, lifetime=200):
        self.idle = queue.SimpleQueue()
        self.count = os.cpu_count()
        for _ in range(self.count):
            self.idle.put(Machine(command, seconds, lifetime))

    def run(self, request):
        machine = self.idle.get()
        try:
            return machine.run(request)
        finally:
            self.idle.put(machine)

    def run_all(self, requests):
        with concurrent.futures.ThreadPoolExecutor(self.count) as pool:
            return list(pool.map(self.run, requests))


def setting(name):
    value = os.environ.get(name)
    if not value:
        sys.exit(f"set {name} (see {HERE.name}/machines.py)")
    return value


def oracle(seconds=30):
    return Machines(["node", str(HERE / "oracle.mjs"), setting("GARTER_WASM")], seconds)


def ours(seconds=30):
    return Machines([setting("GARTER_BATCH")], seconds, lifetime=1 << 30)


def cpython():
    return Cpython()


class Cpython:
    """CPython, a process for each program."""

    def run(self, request):
        try:
            done = subprocess.run(
                [sys.executable, "-W", "ignore", "-X", "utf8", "-c", request["source"]], stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=30, cwd="/tmp")
        except subprocess.TimeoutExpired as e:
            return (e.stdout or b"") + STOPPED, True
        return done.stdout, done.returncode != 0

    def run_all(self, requests):
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            return list(pool.map(self.run, requests))


def difference(wanted, got):
    """The first lines that differ."""
    wanted, got = (t.decode(errors="replace").splitlines() for t in (wanted, got))
    for i in range(max(len(wanted), len(got))):
        w, g = (lines[i] if i < len(lines) else "(nothing)" for lines in (wanted, got))
        if w != g:
            return f"  line {i + 1}\n  - {w}\n  + {g}"
    return "  (only line ends differ)"
