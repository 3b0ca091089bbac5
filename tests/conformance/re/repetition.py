# cpython: differs - messages of exceptions, and what MicroPython leaves out
import re

print(repr(re.match('(a)(b)?','ac').group(1)))
print(repr(re.match('(a)(b)?','ac').group(2)))
print(repr(re.compile('(?:ab)+').match('abab').group(0)))
print(repr(re.match('\\d+','123').group(0)))
print(repr(re.match('\\w+','ab_1').group(0)))
print(repr(re.match('\\S+','ab c').group(0)))
print(repr(re.match('\\D+','ab1').group(0)))
print(repr(re.match('a*?b','aab').group(0)))
print(repr(re.match('a+?','aaa').group(0)))
print(repr(re.match('a??b','ab').group(0)))
print(repr(re.match('.*','a\nb').group(0)))
print(repr(re.match('x*','abc').group(0)))
