# cpython: differs - it prints what we print, see differences.txt
import re

m = re.match("(a)(b)?", "ac")
print(m.groups(), m.span(), m.start(), m.end(1), re.match(".", "é").group(0))
