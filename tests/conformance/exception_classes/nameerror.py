# cpython: differs - other values
for args in ((), (1,), ("text",), (1, 2), (None,)):
    e = NameError(*args)
    print(repr(e), str(e), e.args, isinstance(e, Exception))


class Own(NameError):
    pass


e = Own("own")
print(repr(e), e.args, isinstance(e, NameError))
for parent in (BaseException, Exception, ArithmeticError, LookupError, OSError, RuntimeError, ValueError, SyntaxError, NameError):
    try:
        raise NameError("raised")
    except parent as found:
        print(parent.__name__, "catches", repr(found))
    except BaseException as found:
        print(parent.__name__, "does not")
try:
    raise Own
except NameError as found:
    print(repr(found))
