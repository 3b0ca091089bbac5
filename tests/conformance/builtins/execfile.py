# cpython: differs - there is none there
import io, sys

def write(name, text):
    with open(name, "w") as f:
        f.write(text)

write("first.py", "a = 1\nprint('runs', __name__)\ndef f():\n    return a\n")
print(execfile("first.py"), a, f())
given = {}
execfile("first.py", given)
print(sorted(given)[-2:], given["f"]())
local = {}
execfile("first.py", {}, local)
print(sorted(local))

def inside():
    here = 1
    execfile("first.py")
    return a

print(inside(), execfile("first.py", None))

write("fails.py", "x = 1\n1 / 0\n")
write("wrong.py", "x = = 1\n")
for name in ("fails.py", "wrong.py"):
    try:
        execfile(name)
    except Exception as e:
        sys.print_exception(e, sys.stdout)
for arguments in ((5,), ("first.py", 5), ("missing.py",), (), ("a", {}, {}, {})):
    try:
        execfile(*arguments)
    except OSError as e:
        print("OSError")
    except Exception as e:
        print(type(e).__name__, e)
