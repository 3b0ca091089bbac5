# cpython: differs - MicroPython goes another way
for args in ((), (1,), ("text",), (1, 2), (None,)):
    e = SyntaxError(*args)
    print(repr(e), str(e), e.args, isinstance(e, Exception))


class Own(SyntaxError):
    pass


e = Own("own")
print(repr(e), e.args, isinstance(e, SyntaxError))
for parent in (BaseException, Exception, ArithmeticError, LookupError, OSError, RuntimeError, ValueError, SyntaxError, NameError):
    try:
        raise SyntaxError("raised")
    except parent as found:
        print(parent.__name__, "catches", repr(found))
    except BaseException as found:
        print(parent.__name__, "does not")
try:
    raise Own
except SyntaxError as found:
    print(repr(found))
