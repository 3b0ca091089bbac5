# cpython: differs - no such type code
import array
def show(text):
    try:
        print(text, "=>", repr(eval(text)))
    except Exception as e:
        print(text, "=>", type(e).__name__, e.args)


def do(text):
    try:
        exec(text, globals())
        print(text)
    except Exception as e:
        print(text, "=>", type(e).__name__, e.args)


def objects(*items):
    return array.array("O", items)


a = objects(1, "x", None, [1, 2])
b = objects()
c = objects(1, 2)
show("a")
show("b")
show("len(a), len(b), bool(a), bool(b)")
show("a[0], a[-1], a[3]")
show("a[4]")
show("a[1:3]")
show("a[0:0]")
show("a + c")
show("a + b")
show("a == a, a == c, c == objects(1, 2), c < c, c != c")
show("c == array.array('I', [1, 2])")
show("c < array.array('I', [1, 2])")
show("1 in c")
show("'x' in a, None in a")
show("list(a), tuple(a), sum(c)")
show("memoryview(c)")
show("memoryview(a)[1], len(memoryview(a)), list(memoryview(a)[1:3])")
show("len(bytes(a)), len(bytearray(c)), bytes(b)")
show("array.array('O', c)")
show("array.array('O', array.array('H', [3, 4]))")
show("array.array('O', (1, 'y'))")
show("array.array('O', range(3))")
show("array.array('O', 'ab')")
show("array.array('O', 3)")
show("hash(c)")
show("c * 2")
show("str(c), '%r' % c")
do("a[0] = 5")
do("a[1] = {2: 3}")
do("del a[0]")
show("a")
do("b.append(3)")
do("b.append('q')")
do("b.extend([1.5, b'z'])")
do("b.extend(c)")
show("b")
do("c.extend(c)")
do("c += c")
do("c += [7]")
show("c")
do("c[0:1] = c")
show("c")
do("c[0:9] = objects('z')")
show("c")
do("c[0:1] = [1]")
do("c[0:1] = b'12'")
do("c[0:1] = 'a'")


class Named:
    def __init__(self, name):
        self.name = name

    def __int__(self):
        return 3

    def __repr__(self):
        return self.name


import gc

kept = objects()
for i in range(50):
    kept.append(Named("n%d" % i))
    kept.append("s%d" % i)
view = memoryview(kept)
gc.collect()
filler = [[i] for i in range(200)]
show("kept[0], kept[1], kept[98], kept[99], view[50], view[51]")
part = kept[40:44]
kept = view = None
gc.collect()
filler = [[i] for i in range(200)]
show("part, part + part[1:2]")
nested = objects(1)
nested[0] = objects(nested[0], "in")
show("nested")
