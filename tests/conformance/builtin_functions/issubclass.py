# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: issubclass(bool, int))
show(lambda: issubclass(int, bool))
show(lambda: issubclass(int, object))
show(lambda: issubclass(OSError, Exception))
show(lambda: issubclass(int, (str, int)))
show(lambda: issubclass(1, int))
show(lambda: issubclass(int, 1))
show(lambda: issubclass(KeyError, LookupError))
show(lambda: issubclass(int, ()))
show(lambda: issubclass(Exception, BaseException))
