# cpython: differs - the file is not beside the program there
with open("bad.py", "w") as f:
    f.write("x = 1\n1 / 0\n")
with open("badsyntax.py", "w") as f:
    f.write("def f(:\n")
for i in range(2):
    try:
        import bad
    except ZeroDivisionError:
        print("ZeroDivisionError")
try:
    import badsyntax
except SyntaxError:
    print("SyntaxError")
import sys

print("bad" in sys.modules)
