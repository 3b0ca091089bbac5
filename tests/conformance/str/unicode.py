# cpython: differs - digits of floats, quotes and leniency are MicroPython's
s = "aé€😀z"
print(len(s), s[0], s[1], s[2], s[3], s[4], s[-1], s[-2])
print(s[1:3], s[2:], s[:2], s[-3:-1], s[10:], s[1:1])
print(s.find("€"), s.find("z"), s.index("😀"), s.rfind("é"), s.count(""), s.find("é", 2), "€" in s)
print([c for c in s], [ord(c) for c in s], list(s.encode()))
print(s.upper(), s.replace("é", "EE"), s.split("€"), s.partition("😀"), s.startswith("é", 1), s.endswith("z"))
print(s == "aé€😀z", s < "b", s > "a", s + "ü" == "aé€😀zü", ("é" * 3), len("é" * 3), "".join(["é", "a"]))
print(chr(233) == "é", chr(0x1F600) == s[3], "é".encode() == b"\xc3\xa9", b"\xe2\x82\xac".decode())
