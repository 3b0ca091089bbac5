def g(n):
    for i in range(n):
        yield i


gs = [g(i) for i in range(50)]
print(sum(len(list(x)) for x in gs[::2]))
print([next(x, None) for x in gs[:6]])
rounds = [g(3) for _ in range(3)]
out = []
while rounds:
    for r in list(rounds):
        try:
            out.append(next(r))
        except StopIteration:
            rounds.remove(r)
print(out)
