def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: range(6)[1:3])
show(lambda: range(6)[:2])
show(lambda: range(6)[4:])
show(lambda: range(6)[:])
show(lambda: range(6)[-2:])
show(lambda: range(6)[:-2])
show(lambda: range(6)[2:2])
show(lambda: range(6)[4:2])
show(lambda: range(6)[-100:100])
show(lambda: range(6)[100:])
show(lambda: range(6)[:-100])
