# cpython: differs - the file is not beside the program there
with open("mymod.py", "w") as f:
    f.write("print('loading')\nx = 5\n\ndef get():\n    return x\n\ndef bump():\n    global x\n    x += 1\n")
import mymod
import mymod as again

print(mymod.x, mymod.get(), mymod is again, mymod.__name__)
mymod.bump()
from mymod import x, get

print(x, get(), mymod.x)
mymod.x = 50
print(get())
import sys

print("mymod" in sys.modules)
del sys.modules["mymod"]
import mymod

print(mymod.x)
