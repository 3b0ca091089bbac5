import re

print(repr(re.match('a|b','b').group(0)))
print(repr(re.match('(a|bc)d','bcd').group(1)))
print(repr(re.match('(a|aa)+$','aaaa').group(0)))
print(repr(re.match('|a','a').group(0)))
print(repr(re.match('(|a)','a').group(0)))
print(repr(re.match('(a)|(b)','b').group(1)))
print(repr(re.match('(a)|(b)','b').group(2)))
