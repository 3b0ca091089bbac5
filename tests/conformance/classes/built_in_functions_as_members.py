# cpython: differs - time has no sleep_ms there
# Functions of modules that stand in a class do not take the instance; methods of types do.
import math, time

class D:
    sin = math.sin
    size = len
    biggest = max
    show = print
    is_a = isinstance
    join = "-".join
    read = int.from_bytes
    wait = time.sleep_ms

    def f(self, x):
        return self.sin(x) + self.size("abc")

d = D()
print(d.f(0), d.size([1]), D.size("ab"), d.biggest(3, 4), d.is_a(1, int), d.join(["a", "b"]))
print(d.read(b"\x01\x02", "big"), D.read(b"\x01", "little"), d.wait(0))
d.show("shown", 1)

D.late = abs
print(d.late(-3), type("T", (), {"f": ord})().f("a"))

class E(D, ValueError):
    pass

print(E(1).size("four"), super(E, E()).size("ab"))
