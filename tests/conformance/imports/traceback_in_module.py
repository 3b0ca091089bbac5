# cpython: differs - the file is not beside the program there
with open("tbmod.py", "w") as f:
    f.write("def f():\n    raise ValueError('m')\n\n\ndef g():\n    f()\n")
import tbmod

tbmod.g()
