import re

for p, s in (("(\\d+)-(\\d+)", "12-345 x"), ("(a|b)*c", "ababc"), ("(?:x(y))+", "xyxy"), ("[A-Za-z_]\\w*", "name_1 = 2"), ("\\s*#.*$", "   # note"), ("(\\w+)@(\\w+)\\.com", "me@site.com"), ("a(b?)(c?)", "ac")):
    m = re.match(p, s)
    print(p, [m.group(i) for i in range(1 + p.count("(") - p.count("(?:"))])
print(re.sub("[aeiou]", "*", "regular expressions"), re.sub("(\\w)(\\w)", "\\2\\1", "abcdef"), re.compile("[,; ]+").split("a, b;c  d"))
print(re.search("x+", "aaxxxb").group(0), re.search("z", "abc"), re.match(b"\\d", b"5").group(0))
