# cpython: differs - numbers are asked differently, texts of arguments
# What a method prints is no part of the text that is being made of its object.
class Loud:
    def __str__(self):
        print('in str')
        return 'S'
    def __repr__(self):
        print('in repr')
        return 'R'
    def __int__(self):
        print('in int')
        return 3
    def __float__(self):
        print('in float')
        return 3.0
    def __getitem__(self, i):
        print('in getitem', i)
        return 7

loud = Loud()
for e in ["'%s' % loud", "'%r' % loud", "'<%5s>' % loud", "'<%d>' % loud", "'<%f>' % loud",
          "'{}'.format(loud)", "'{!r}'.format(loud)", "'{0[0]}'.format(loud)", "f'{loud}'",
          "f'{loud!r:>4}'", 'str(loud)', 'repr(loud)', 'str([loud, (loud,)])', "repr({1: loud})",
          'str(ValueError(loud))', 'repr(ValueError(loud))', "'%(a)s' % {'a': loud}",
          "'%*d' % (loud, 4)", "'%.*f' % (loud, 4)", "b'%s' % loud", "hex(loud)",
          "'%s %s' % (loud, loud)"]:
    try:
        print(e, '->', repr(eval(e)))
    except Exception as x:
        print(e, '!!', repr(x))
print(loud, [loud], loud)


class Fails:
    def __str__(self):
        print('before')
        raise ValueError('no text')

class Careful:
    def __str__(self):
        try:
            return 'a' + str(Fails())
        except ValueError as e:
            print('caught', e)
            return 'careful'

print('<%s>' % Careful(), str([1]))
try:
    print('{}{}'.format(1, Fails()))
except ValueError as e:
    print('raised', e)
print('%s' % 5)


class Nested:
    def __init__(self, depth):
        self.depth = depth
    def __repr__(self):
        print('depth', self.depth)
        return '<%r>' % Nested(self.depth - 1) if self.depth else '.'

print(repr(Nested(2)))
