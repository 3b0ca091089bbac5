import re

s = "ab" * 500
print(len(re.match("(?:ab)*", s).group(0)), len(re.match(".*b", s).group(0)), re.match("[ab]*c", s), len(re.sub("a", "", s)), len(re.search("b.*", s).group(0)))
