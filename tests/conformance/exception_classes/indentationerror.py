# cpython: differs - MicroPython goes another way
for args in ((), (1,), ("text",), (1, 2), (None,)):
    e = IndentationError(*args)
    print(repr(e), str(e), e.args, isinstance(e, Exception))


class Own(IndentationError):
    pass


e = Own("own")
print(repr(e), e.args, isinstance(e, IndentationError))
for parent in (BaseException, Exception, ArithmeticError, LookupError, OSError, RuntimeError, ValueError, SyntaxError, NameError):
    try:
        raise IndentationError("raised")
    except parent as found:
        print(parent.__name__, "catches", repr(found))
    except BaseException as found:
        print(parent.__name__, "does not")
try:
    raise Own
except IndentationError as found:
    print(repr(found))
