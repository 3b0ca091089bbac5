"""Builds the catalogue of what each port and version of MicroPython offers.

Usage: build.py CACHE OUTPUT

The published stub packages say which modules a firmware has, and which names, parameters and
simple types they have. Only those facts are kept. CACHE is a folder for downloaded packages.
The format of OUTPUT is described in server/analysis/src/catalogue/mod.rs.
"""

import ast
import pathlib
import re
import subprocess
import sys
import zipfile

PORTS = ["stm32", "rp2", "esp32", "esp8266", "unix"]
FIRST, LAST = 20, 29
MINORS = range(FIRST, LAST + 1)
# Not modules of a firmware, but furniture of type checkers.
FURNITURE = {"__builtins__", "_mpy_shed", "typing", "typing_extensions", "_typeshed"}
# Modules that firmwares also have under a name with `u` before it.
LONG = set(
    "array asyncio binascii bluetooth collections cryptolib errno hashlib heapq io json machine "
    "os platform random re select socket ssl struct sys time websocket zlib".split()
)
# Up to this version the packages say what a board itself listed; later ones also list what the
# documentation has of all ports.
LAST_LISTED = 23
# Classes whose constants a port has had all along, or not at all: what its board did not list
# while another's did, it does not have later either.
LISTED = [("machine", "ADC"), ("machine", "Pin")]
# Methods of those of which the same is known, by their documentation: `read` is of the ESP ports.
LISTED_METHODS = {"atten", "read", "width"}
# Simple types whose names say all: kept as results.
PLAIN = {"int", "float", "bool", "str", "bytes", "bytearray", "None", "tuple", "list", "dict"}


def pip(*arguments):
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout


def versions(package):
    """The newest release of each minor version."""
    found = {}
    for line in pip("index", "versions", package).splitlines():
        if line.startswith("Available versions:"):
            for version in line.partition(":")[2].split(","):
                numbers = re.fullmatch(r"\s*1\.(\d+)\.(\d+)(?:\.post(\d+))?\s*", version)
                if numbers:
                    minor, patch, post = (int(n or 0) for n in numbers.groups())
                    if minor in MINORS:
                        best = found.get(minor, (-1, -1, ""))
                        found[minor] = max(best, (patch, post, version.strip()))
    return {minor: best[2] for minor, best in found.items()}


def wheel(cache, package, version):
    stem = package.replace("-", "_")
    held = list(cache.glob(f"{stem}-{version}-*.whl"))
    if not held:
        pip("download", "-q", "--no-deps", "-d", str(cache), f"{package}=={version}")
        held = list(cache.glob(f"{stem}-{version}-*.whl"))
    return held[0] if held else None


class Entry:
    """A module, class, function or value: where it is found, and what is known of it."""

    def __init__(self, kind):
        self.kind = kind
        self.mask = 0
        # Where the module's own file was found, not only one that refers to it.
        self.described = 0
        self.signatures = []
        self.result = ""
        self.members = {}

    def child(self, name, kind, bit):
        entry = self.members.get(name)
        if entry is None or entry.kind == "v" and kind != "v":
            entry = Entry(kind) if entry is None else entry
            entry.kind = kind
            self.members[name] = entry
        entry.mask |= bit
        return entry


def plain_type(node, classes):
    if isinstance(node, ast.Constant):
        text = "None" if node.value is None else str(node.value)
    elif isinstance(node, ast.Name):
        text = node.id
    elif isinstance(node, ast.Subscript):
        return plain_type(node.value, classes)
    else:
        return ""
    text = {"Tuple": "tuple", "List": "list", "Dict": "dict"}.get(text, text)
    return text if text in PLAIN or text in classes else ""


def signature(node, method):
    a = node.args
    positional = a.posonlyargs + a.args
    defaults = [False] * (len(positional) - len(a.defaults)) + [True] * len(a.defaults)
    decorators = {d.id for d in node.decorator_list if isinstance(d, ast.Name)}
    parts = [p.arg + ("=" if d else "") for p, d in zip(positional, defaults)]
    # Names of one underscore or two only mark a parameter as positional.
    if a.posonlyargs:
        parts.insert(len(a.posonlyargs), "/")
    if method and "staticmethod" not in decorators and parts:
        parts.pop(0)
        if parts and parts[0] == "/":
            parts.pop(0)
    if a.vararg:
        parts.append("*" + a.vararg.arg)
    elif a.kwonlyargs:
        parts.append("*")
    parts += [p.arg + ("=" if d is not None else "") for p, d in zip(a.kwonlyargs, a.kw_defaults)]
    if a.kwarg:
        parts.append("**" + a.kwarg.arg)
    return ",".join(parts)


def collect(body, into, bit, in_class=False):
    """Adds what the statements define."""
    classes = {n.name for n in body if isinstance(n, ast.ClassDef)}
    seen = set()
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            if node.name.startswith("_") and node.name != "__init__":
                continue
            decorators = {ast.unparse(d) for d in node.decorator_list}
            kind = "v" if "property" in decorators else "f"
            entry = into.child(node.name, kind, bit)
            text = signature(node, in_class)
            if node.name not in seen:
                # A newer version's word counts.
                entry.signatures = []
                seen.add(node.name)
            if text not in entry.signatures:
                entry.signatures.append(text)
            if node.returns is not None:
                entry.result = plain_type(node.returns, classes)
        elif isinstance(node, ast.ClassDef):
            if node.name.startswith("_"):
                continue
            bases = [b.id for b in node.bases if isinstance(b, ast.Name)]
            entry = into.child(node.name, "c", bit)
            entry.result = " ".join(b for b in bases if b not in ("Protocol", "Generic"))
            collect(node.body, entry, bit, True)
        elif isinstance(node, (ast.AnnAssign, ast.Assign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            note = ast.unparse(node.annotation) if isinstance(node, ast.AnnAssign) else ""
            value = ast.unparse(node.value) if node.value is not None else ""
            if "TypeAlias" in note or value.startswith(("TypeVar", "ParamSpec")):
                continue
            for target in targets:
                if isinstance(target, ast.Name) and not target.id.startswith("_"):
                    entry = into.child(target.id, "v", bit)
                    base = re.sub(r"^(Final|ClassVar)\[(.*)\]$", r"\2", note)
                    entry.result = base if base in PLAIN or base in classes else ""
        elif isinstance(node, ast.ImportFrom):
            for name in node.names:
                # `import X as X` hands a name on.
                if name.asname == name.name != "Incomplete" and not name.name.startswith("_"):
                    into.child(name.name, "v", bit)
        elif isinstance(node, ast.If):
            collect(node.body, into, bit, in_class)
            collect(node.orelse, into, bit, in_class)
        elif isinstance(node, ast.Try):
            collect(node.body, into, bit, in_class)


def modules_of(path):
    """Names and texts of the modules in a package, packages as `a.b`."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if not name.endswith(".pyi"):
                continue
            dotted = name[: -len(".pyi")].replace("/", ".")
            dotted = dotted.removesuffix(".__init__")
            if dotted.split(".")[0] in FURNITURE or "-stubs" in dotted:
                continue
            yield dotted, archive.read(name).decode("utf-8")


def is_reference(tree):
    """Whether the text only refers to the module without the `u`."""
    return all(
        isinstance(n, ast.ImportFrom)
        or isinstance(n, ast.Expr)
        and isinstance(n.value, ast.Constant)
        for n in tree.body
    )


def complete(entry, present, described):
    """Fills in what the packages left out: a name that a port had once, it has in the later
    versions that no package describes, and in those between two that have it."""
    for member in entry.members.values():
        for p in range(len(PORTS)):
            bits = [1 << (p * len(MINORS) + i) for i in range(len(MINORS))]
            having = [i for i, bit in enumerate(bits) if member.mask & bit]
            if having:
                for i in range(having[0], len(bits)):
                    if bits[i] & present and (i < having[-1] or not bits[i] & described):
                        member.mask |= bits[i]
        if member.kind == "c":
            complete(member, member.mask, described)


def keep_listed(cls):
    """Takes the constants of a class from the ports whose boards did not list them."""
    width = len(MINORS)
    for name, member in cls.members.items():
        if member.kind != "v" and name not in LISTED_METHODS:
            continue
        listing = sum(1 << (i - FIRST) for i in range(FIRST, LAST_LISTED + 1))
        if not any(member.mask >> (p * width) & listing for p in range(len(PORTS))):
            # It is newer than that.
            continue
        for p in range(len(PORTS)):
            # Of a port that got the class later only its documentation's methods are known.
            had = cls.mask >> (p * width) & listing or member.kind != "v"
            if had and not member.mask >> (p * width) & listing:
                member.mask &= ~(((1 << width) - 1) << (p * width))


def main():
    cache, output = map(pathlib.Path, sys.argv[1:3])
    cache.mkdir(parents=True, exist_ok=True)
    root = Entry("m")
    targets = 0
    for p, port in enumerate(PORTS):
        package = f"micropython-{port}-stubs"
        for minor, version in sorted(versions(package).items()):
            path = wheel(cache, package, version)
            if path is None:
                continue
            bit = 1 << (p * len(MINORS) + minor - FIRST)
            targets |= bit
            for name, text in modules_of(path):
                try:
                    tree = ast.parse(text)
                except SyntaxError:
                    print(f"unreadable: {path.name} {name}", file=sys.stderr)
                    continue
                alias = name.startswith("u") and name[1:] in LONG
                if alias and (name != "uasyncio" or minor >= 21):
                    # One module under two names is kept once.
                    name = name[1:]
                entry = root.child(name, "m", bit)
                if not is_reference(tree):
                    collect(tree.body, entry, bit)
                    entry.described |= bit
    complete(root, targets, targets)
    for entry in root.members.values():
        complete(entry, entry.mask, entry.described)
    for module, name in LISTED:
        keep_listed(root.members[module].members[name])
    lines = [
        "# What each port and version of MicroPython offers; made by `cargo xtask catalogue`",
        "# from the published stub packages. The format is described in catalogue/mod.rs.",
        f"ports {' '.join(PORTS)}",
        f"versions 1.{FIRST} 1.{LAST}",
        f"targets {targets:x}",
    ]

    def write(name, entry, depth, around):
        text = "\t" * depth + f"{entry.kind} {name}"
        if entry.kind == "f":
            text += "(" + ")(".join(entry.signatures) + ")"
        if entry.result:
            text += f" -> {entry.result}"
        if entry.mask != around:
            text += f" @{entry.mask:x}"
        lines.append(text)
        for member, below in sorted(entry.members.items()):
            write(member, below, depth + 1, entry.mask)

    for name, entry in sorted(root.members.items()):
        write(name, entry, 0, 0)
    output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(root.members)} modules, {len(lines)} lines, {output.stat().st_size} bytes")


main()
