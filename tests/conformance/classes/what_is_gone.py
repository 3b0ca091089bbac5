# An instance that was no number says nothing of one that lies where it lay.
class Plain:
    pass


class Whole:
    def __int__(self):
        return 4


def refused(f, make):
    try:
        f(make())
    except TypeError as e:
        return type(e).__name__
    return 'taken'


for i in range(20):
    padding = [None] * i
    print(refused(int, Plain), refused(abs, Whole), refused(float, Plain), refused(len, Whole))


# What is made of an iterator of a program's lasts, however little that is.
class Nothing:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration


made = [kind(Nothing()) for kind in (bytes, bytearray, list, tuple, set, dict)]
padding = [[i] for i in range(50)]
print(made)


# So does what a program's own text is copied into.
class Text:
    def __init__(self, text):
        self.text = text

    def __str__(self):
        return 'a' + self.text

    __repr__ = __str__


import io
stream = io.StringIO()
for text in ('b', '\xe9', '\u20ac' * 3, '\U0001f600'):
    print(Text(text), [Text(text)], end='\u0101', file=stream)
    print(str(Text(text)), repr([Text(text)]), '%s' % Text(text), '{}'.format(Text(text)), f'{Text(text)!r}')
print(stream.getvalue())
