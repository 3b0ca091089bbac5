# cpython: differs - CPython has no prompts while a program runs
import sys

print(repr(sys.ps1), repr(sys.ps2))
sys.ps1 = "now> "
sys.ps2 = "more> "
print(sys.ps1, sys.ps2)
sys.path = ["somewhere"]
print(sys.path)
sys.path.append("else")
print(sys.path)
for name in ("version", "maxsize", "nothing", "argv"):
    try:
        setattr(sys, name, 3)
        print(name, "set")
    except AttributeError as e:
        print(e)
print(sys.byteorder, sys.maxsize, sys.version_info, sys.implementation.name, sys.implementation._mpy & 0xFF)
print(hasattr(sys, "settrace"))
