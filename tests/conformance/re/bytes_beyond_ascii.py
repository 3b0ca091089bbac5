import re

print(re.search(b'\xc3\xa9', b'a\xc3\xa9').group(0))
print(re.search(b'\xff', b'a\xff').group(0))
print(re.search(b'\xff+', b'a\xff\xff').group(0))
print(re.search(b'\xc3\xa9+', b'\xc3\xa9\xa9').group(0))
print(re.search(b'[\xfe\xff]+', b'a\xff\xfe').group(0))
print(re.search(b'[^a]+', b'a\xff\xc3\xa9').group(0))
print(re.sub(b'\xff', b'x', b'a\xffb'))
