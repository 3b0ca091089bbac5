# cpython: differs - messages of exceptions, and what MicroPython leaves out
import re

print(repr(re.match('a','abc').group(0)))
print(repr(re.match('a','abc')))
print(repr(re.match('b','abc')))
print(repr(re.match('a{2}','aa')))
print(repr(re.match('a{2}','a{2}')))
print(repr(re.match('\\s','  ').group(0)))
print(repr(re.match('\\W','!').group(0)))
print(repr(re.match('\\.','.').group(0)))
print(repr(re.match('\\b','a')))
print(repr(re.match('^a$','a').group(0)))
print(repr(re.search('^b','ab')))
print(repr(re.search('b$','ab').group(0)))
print(repr(re.search('$','ab').group(0)))
print(repr(re.match('','abc').group(0)))
