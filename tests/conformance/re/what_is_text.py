# cpython: differs - patterns end at a zero byte, and text is no subclass of str
import re


class Text(str): pass


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: re.compile('a\0b').match('a').group(0))
show(lambda: re.compile(b'\0').match('').group(0))
show(lambda: re.compile('(\0'))
show(lambda: re.compile('b').search('a\0b').group(0))
show(lambda: re.sub('b', 'x\0y', 'abc'))
show(lambda: re.sub('b', lambda m: 'x\0y', 'abc'))
show(lambda: re.sub('(b)', lambda m: r'[\1]', 'abc'))
show(lambda: re.sub('(b)', lambda m: r'[\9]', 'abc'))
show(lambda: re.sub('b', lambda m: 5, 'abc'))
show(lambda: re.match(Text('a'), 'a'))
show(lambda: re.match('a', Text('a')))
show(lambda: re.search('a', Text('a')))
show(lambda: re.compile(Text('a')))
show(lambda: re.compile('a').split(Text('bab')))
show(lambda: re.compile('a').sub('x', Text('bab')))
show(lambda: re.sub(5, 'b', 5, 'x'))
show(lambda: re.sub('(', 'b', 'a', 1 << 80))
show(lambda: re.sub('a', 'b', 5, 'x'))
show(lambda: re.sub('a', 5, 'b'))
