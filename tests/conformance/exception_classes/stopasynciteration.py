# cpython: differs - other values
for args in ((), (1,), ("text",), (1, 2), (None,)):
    e = StopAsyncIteration(*args)
    print(repr(e), str(e), e.args, isinstance(e, Exception))


class Own(StopAsyncIteration):
    pass


e = Own("own")
print(repr(e), e.args, isinstance(e, StopAsyncIteration))
for parent in (BaseException, Exception, ArithmeticError, LookupError, OSError, RuntimeError, ValueError, SyntaxError, NameError):
    try:
        raise StopAsyncIteration("raised")
    except parent as found:
        print(parent.__name__, "catches", repr(found))
    except BaseException as found:
        print(parent.__name__, "does not")
try:
    raise Own
except StopAsyncIteration as found:
    print(repr(found))
