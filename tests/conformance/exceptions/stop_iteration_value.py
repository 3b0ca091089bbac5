print(StopIteration().value, StopIteration(5).value, StopIteration(1, 2).args)
try:
    raise StopIteration("v")
except StopIteration as e:
    print(e.value, e.args)
