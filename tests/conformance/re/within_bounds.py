# cpython: differs - compiled patterns are told where to begin and end, modules are not
# Methods of a pattern take where to begin and where to end.
import re

def t(p, *a):
    for f in ('match', 'search'):
        try:
            m = getattr(re.compile(p), f)(*a)
            print(p, a, f, m and m.group(0))
        except Exception as e:
            print(p, a, f, repr(e))

for p in ('a', '^a', 'a$', '(.)', 'b', '$', '^', 'a*', '[^a]', '\\w+'):
    for a in [('ba',), ('ba', 0), ('ba', 1), ('ba', 2), ('ba', 3), ('ba', -1), ('ba', -5), ('ba', 0, 1), ('ba', 1, 1), ('ba', 0, 0),
              ('ba', 1, 0), ('ba', 0, 5), ('ba', 0, -1), ('ba', True), ('ba', 1.0), ('ba', None), ('ba', 'x'), (b'ba', 1),
              ('aba', 1, 2), ('aba', 1, 3), ('ba', 0, None), ('ba', 1 << 40), ('ba', 0, 1, 2)]:
        t(p, *a)
p = re.compile('b')
for a in [('b', 'ab', 1), ('b', 'ab', 0, 1), (p, 'ab', 1), (p, 'ab', 0, 1), (p, 'ab', 2, 2), ('b', 'ab', 1, 2, 3)]:
    for f in (re.match, re.search):
        try:
            m = f(*a)
            print(a[1:], m and m.group(0))
        except Exception as e:
            print(a[1:], repr(e))
m = re.compile('(b)(c)?').search('abcbc', 2, 4)
print(m.group(0), m.group(1), m.group(2))
print(re.compile('(,)').split('a'))
try:
    print(re.compile('(,)').split('a,b'))
except NotImplementedError as e:
    print(e)
