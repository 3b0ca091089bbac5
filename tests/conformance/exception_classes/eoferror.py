# cpython: differs - other values
for args in ((), (1,), ("text",), (1, 2), (None,)):
    e = EOFError(*args)
    print(repr(e), str(e), e.args, isinstance(e, Exception))


class Own(EOFError):
    pass


e = Own("own")
print(repr(e), e.args, isinstance(e, EOFError))
for parent in (BaseException, Exception, ArithmeticError, LookupError, OSError, RuntimeError, ValueError, SyntaxError, NameError):
    try:
        raise EOFError("raised")
    except parent as found:
        print(parent.__name__, "catches", repr(found))
    except BaseException as found:
        print(parent.__name__, "does not")
try:
    raise Own
except EOFError as found:
    print(repr(found))
