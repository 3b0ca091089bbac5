print([x * y for x in range(3) for y in (10, 20) if x])
print([[y for y in range(x)] for x in range(4)])
print([x for x in "abc" if x != "b"])
