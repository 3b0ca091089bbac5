# cpython: differs - other values
for args in ((), (1,), ("text",), (1, 2), (None,)):
    e = OverflowError(*args)
    print(repr(e), str(e), e.args, isinstance(e, Exception))


class Own(OverflowError):
    pass


e = Own("own")
print(repr(e), e.args, isinstance(e, OverflowError))
for parent in (BaseException, Exception, ArithmeticError, LookupError, OSError, RuntimeError, ValueError, SyntaxError, NameError):
    try:
        raise OverflowError("raised")
    except parent as found:
        print(parent.__name__, "catches", repr(found))
    except BaseException as found:
        print(parent.__name__, "does not")
try:
    raise Own
except OverflowError as found:
    print(repr(found))
