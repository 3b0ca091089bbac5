# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: type(object()))
show(lambda: object() == object())
show(lambda: object(1))
show(lambda: object.__name__)
show(lambda: isinstance(object(), object))
show(lambda: (lambda o: o == o)(object()))
show(lambda: object() in [1])
show(lambda: bool(object()))
show(lambda: len(object()))
show(lambda: object() + 1)
show(lambda: object()())
show(lambda: object()[0])
show(lambda: iter(object()))
