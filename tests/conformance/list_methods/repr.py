def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: [])
show(lambda: [[]])
show(lambda: [1, 'a', b'b', None, True, 1.5, (1,), {1: 2}])
show(lambda: str(['a', "b'"]))
show(lambda: [[[1]]])
show(lambda: [...])
show(lambda: repr([1]) == str([1]))
