# cpython: differs - other values
for args in ((), (1,), ("text",), (1, 2), (None,)):
    e = NotImplementedError(*args)
    print(repr(e), str(e), e.args, isinstance(e, Exception))


class Own(NotImplementedError):
    pass


e = Own("own")
print(repr(e), e.args, isinstance(e, NotImplementedError))
for parent in (BaseException, Exception, ArithmeticError, LookupError, OSError, RuntimeError, ValueError, SyntaxError, NameError):
    try:
        raise NotImplementedError("raised")
    except parent as found:
        print(parent.__name__, "catches", repr(found))
    except BaseException as found:
        print(parent.__name__, "does not")
try:
    raise Own
except NotImplementedError as found:
    print(repr(found))
