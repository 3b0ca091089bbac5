print(list(b"abc"), list(bytearray(b"\x00\xff")), [x for x in b""], sum(b"abc"), max(b"abc"), bytes(x + 1 for x in b"HAL"))
for i, c in enumerate("héy"):
    print(i, c)
a, b, c = "xyz"
print(a, b, c, *"uvw", sorted("hello"), list(reversed("abc")), list(zip("ab", b"cd")), dict(zip("ab", "cd")))
