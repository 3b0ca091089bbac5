# Instances, lists and tuples made again and again at one place, while what is made there changes.
class Pair:
    def __init__(self, a, b=0):
        self.a = a
        self.b = b


class Bare:
    pass


class Many:
    def __init__(self):
        self.a = self.b = self.c = self.d = self.e = self.f = self.g = self.h = self.i = 1


class Made:
    def __new__(cls, a):
        made = object.__new__(cls)
        made.a = a
        return made


class Wrong(ValueError):
    def __init__(self, a):
        super().__init__(a)
        self.a = a


class Returning:
    def __init__(self, a):
        self.a = a
        if a == 3:
            self.no_such_thing


def function(a):
    return a + 1


def one(maker, n):
    shown = []
    for i in range(n):
        try:
            made = maker(i)
            shown.append(getattr(made, "a", made if isinstance(made, int) else None))
        except (TypeError, AttributeError) as error:
            shown.append(type(error).__name__)
    return shown


for maker in (Pair, function, Returning, Pair, Made, Wrong, str, Many, Returning, function, Pair):
    shown = one(maker, 5)
    print(shown if maker is not str else len(shown))

# No `__init__`, and then one.
made = []
for i in range(6):
    made.append(Bare())
    if i == 2:
        Bare.__init__ = lambda self: setattr(self, "x", 1)
print([hasattr(b, "x") for b in made])
for i in range(4):
    if i == 2:
        del Bare.__init__
    print(hasattr(Bare(), "x"), end=" ")
print()

# An `__init__` that changes, one with keywords, one that is given.
for i in range(6):
    if i == 3:
        def init(self, a, b=7):
            self.a, self.b = b, a
        Pair.__init__ = init
    p = Pair(i)
    q = Pair(i, b=i + 1)
    r = Pair(*[i, 5])
    print((p.a, p.b), (q.a, q.b), (r.a, r.b))

# Classes inside one another, and many of them: the collector takes what is dropped.
class Node:
    def __init__(self, items, rest):
        self.items = items
        self.rest = rest


def chain(n):
    head = None
    for i in range(n):
        head = Node([i, [i], (i, i + 1, i + 2)], Node((i,), head))
    return head


total = 0
for _ in range(20):
    node = chain(60)
    while node:
        total += len(node.items) + node.items[0]
        node = node.rest
print(total)

# Literals of many lengths.
def literals(i):
    return [
        [i], [i, i], [i, i, i], [i, i, i, i], [i, i, i, i, i, i, i], [i, i, i, i, i, i, i, i],
        [i, i, i, i, i, i, i, i, i, i, i, i], [i, i, i, i, i, i, i, i, i, i, i, i, i],
        (i, i, i), (i, i, i, i), (i, i, i, i, i, i, i), (i, i, i, i, i, i, i, i, i, i, i, i),
        (i, i, i, i, i, i, i, i, i, i, i, i, i),
    ]


for i in range(3):
    grown = literals(i)
    for item in grown:
        if isinstance(item, list):
            item.append(None)
            item.extend((1, 2, 3))
    print([len(item) for item in grown], grown[3], grown[9])


# What is true.
class Thing:
    def __init__(self, n):
        self.n = n


class Part(Thing):
    pass


def count(things):
    true = 0
    for thing in things:
        if thing:
            true += 1
        while not thing:
            break
        else:
            true += 10
        true += 100 if thing and True else 0
    return true


things = [Thing(0), Part(1), Part(2), Thing(3)]
print(count(things))
Part.__bool__ = lambda self: self.n == 1
print(count(things))
Thing.__len__ = lambda self: self.n
print(count(things))
del Part.__bool__
print(count(things))


def spins(thing, n):
    while thing:
        n -= 1
        if n == 0:
            thing = None
    return n


print(spins(Bare(), 100000))
