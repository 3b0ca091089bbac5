# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: str.upper('a'))
show(lambda: str.upper(5))
show(lambda: str.upper())
show(lambda: str.upper(b'a'))
show(lambda: list.append([], 1))
show(lambda: list.append(5, 1))
show(lambda: list.append())
show(lambda: dict.get({1: 2}, 1))
show(lambda: dict.get([], 1))
show(lambda: int.to_bytes(5, 2, 'big'))
show(lambda: bytes.decode(b'a'))
show(lambda: bytes.decode('a'))
show(lambda: set.add({1}, 2))
show(lambda: set.add([], 2))
show(lambda: tuple.count((1,), 1))
show(lambda: tuple.count([1], 1))
show(lambda: str.join(',', ['a', 'b']))
show(lambda: list.sort([2, 1]))
show(lambda: list.pop([1, 2]))
show(lambda: dict.keys({}))
