# cpython: differs - the file is not beside the program there
with open("starmod.py", "w") as f:
    f.write("a = 1\n_hidden = 2\ndef f():\n    return a + _hidden\n")
from starmod import *

print(a, f())
try:
    _hidden
except NameError:
    print("not imported")
with open("starall.py", "w") as f:
    f.write("__all__ = ['q']\np = 1\nq = 2\n")
from starall import *

print(q)
