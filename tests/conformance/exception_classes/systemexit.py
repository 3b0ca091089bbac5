# cpython: differs - other values
for args in ((), (1,), ("text",), (1, 2), (None,)):
    e = SystemExit(*args)
    print(repr(e), str(e), e.args, isinstance(e, Exception))


class Own(SystemExit):
    pass


e = Own("own")
print(repr(e), e.args, isinstance(e, SystemExit))
for parent in (BaseException, Exception, ArithmeticError, LookupError, OSError, RuntimeError, ValueError, SyntaxError, NameError):
    try:
        raise SystemExit("raised")
    except parent as found:
        print(parent.__name__, "catches", repr(found))
    except BaseException as found:
        print(parent.__name__, "does not")
try:
    raise Own
except SystemExit as found:
    print(repr(found))
