# cpython: differs - other values
for args in ((), (1,), ("text",), (1, 2), (None,)):
    e = AssertionError(*args)
    print(repr(e), str(e), e.args, isinstance(e, Exception))


class Own(AssertionError):
    pass


e = Own("own")
print(repr(e), e.args, isinstance(e, AssertionError))
for parent in (BaseException, Exception, ArithmeticError, LookupError, OSError, RuntimeError, ValueError, SyntaxError, NameError):
    try:
        raise AssertionError("raised")
    except parent as found:
        print(parent.__name__, "catches", repr(found))
    except BaseException as found:
        print(parent.__name__, "does not")
try:
    raise Own
except AssertionError as found:
    print(repr(found))
