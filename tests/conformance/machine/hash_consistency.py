print(hash(5) == hash(5.0), hash(1) == hash(True), hash("a") == hash("a"), hash((1, 2)) == hash((1, 2)))
print(hash(1 << 40) == hash(1 << 40), hash(b"x") == hash(b"x"), hash(-5) == hash(-5))
for bad in ([], {}, set(), bytearray()):
    try:
        hash(bad)
        print("hashable")
    except TypeError:
        print("TypeError")
