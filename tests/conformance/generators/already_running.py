def g():
    try:
        next(me)
    except ValueError as e:
        print("ValueError", e)
    yield 1


me = g()
print(next(me))
