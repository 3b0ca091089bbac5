# cpython: differs - other values
for args in ((), (1,), ("text",), (1, 2), (None,)):
    e = OSError(*args)
    print(repr(e), str(e), e.args, isinstance(e, Exception))


class Own(OSError):
    pass


e = Own("own")
print(repr(e), e.args, isinstance(e, OSError))
for parent in (BaseException, Exception, ArithmeticError, LookupError, OSError, RuntimeError, ValueError, SyntaxError, NameError):
    try:
        raise OSError("raised")
    except parent as found:
        print(parent.__name__, "catches", repr(found))
    except BaseException as found:
        print(parent.__name__, "does not")
try:
    raise Own
except OSError as found:
    print(repr(found))
