def deep(n):
    if n:
        yield n
        yield from deep(n - 1)


print(sum(deep(30)), list(deep(5)))
