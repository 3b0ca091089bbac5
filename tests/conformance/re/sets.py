# cpython: differs - messages of exceptions, and what MicroPython leaves out
import re

print(repr(re.match('[a-c]+','abcd').group(0)))
print(repr(re.match('[^a-c]+','xyza').group(0)))
print(repr(re.match('[\\d]+','12a').group(0)))
print(repr(re.match('[]a]','a')))
print(repr(re.match('[a-]+','a-').group(0)))
print(repr(re.match('a'*100,'a'*100).group(0)[:5]))
print(repr(re.match('[é]','é')))
