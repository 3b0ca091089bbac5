def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


print(list(count(4)), sum(count(5)), max(count(3)), tuple(count(0)))
g = count(2)
print(next(g), next(g), next(g, "end"))
try:
    next(g)
except StopIteration:
    print("StopIteration")
for x in count(2):
    print(x)
