# cpython: differs - bytearrays take what fits here, and cannot delete
a = bytearray(b"abc")
a[0] = 65
print(a)
a[1:2] = b"xyz"
print(a, len(a))
a[1:3] = b""
print(a)
a[2:2] = b"__"
print(a)
a.append(33)
a.extend(b"??")
print(a)
a.extend([1, 2])
print(a)
b = a
a += b"d"
print(b is a, b)
a[0:2] = a
print(a)
a.extend(a)
print(a)
for bad in ("a[100] = 1", "del a[0]", "a[1:] = [1]", "a['x'] = 1", "a[0] = 'x'"):
    try:
        exec(bad)
    except Exception as e:
        print(type(e).__name__, e)
