import re

m = re.match(r"(\w+)=(\d+)", "key=42 rest")
print(m.group(0), m.group(1), m.group(2))
print(re.search(r"\d+", "abc 123").group(0), re.match("x", "y"))
print(re.sub(r"[aeiou]", "_", "education"), re.sub("(a)(b)", r"\2\1", "ab cab"))
print(re.compile(",").split("a,b,c"), re.compile(r"\d").match("5a").group(0))
print([bool(re.match(p, "aab")) for p in ("a*b", "a+b$", "b", "^a", ".", "a?b", "[^b]+b")])
