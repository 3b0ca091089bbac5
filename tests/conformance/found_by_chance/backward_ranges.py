# cpython: differs - the count of nothing in less than nothing
for a in (("", 1, 0), ("", 3, 1), ("", 2, 1), ("", 2, 0), ("b", 2, 1), ("", 3, 0), ("", 9, 0),
          ("", 9, 5), ("", 0, -9), ("", -1, -3), ("c", 3, 0), ("", 6, 6), ("", 7)):
    for text in ("abcdef", "abc", "a\xe9bc"):
        print(a, text.count(*a), text.find(*a), text.rfind(*a), text.startswith(*a))
    data, other = b"abcdef", (a[0].encode(),) + a[1:]
    print(data.count(*other), data.find(*other), data.rfind(*other))
    try:
        print("abc".index(*a))
    except ValueError as e:
        print(e)
