# cpython: differs - messages of exceptions, and what MicroPython leaves out
import re

print(repr(re.match(b'a',b'abc').group(0)))
print(repr(re.match('a',b'a')))
print(repr(re.search('é','aé').group(0)))
print(repr(re.match('\\x41','A')))
print(repr(re.compile('a').search('ba').group(0)))
print(repr(re.match('()','a').group(1)))
