# cpython: differs - implementation
import sys

print(sys.implementation.name, type(sys.version).__name__, sys.byteorder, sys.maxsize > 1000)
print(type(sys.path), type(sys.modules), type(sys.argv))
print(sys.version_info[0], hasattr(sys, "stdout"), hasattr(sys, "platform"))
print(sys.stdout.write("written\n"))
