# cpython: differs - tracebacks without source lines
import sys
import io


def f():
    raise ValueError("told")


try:
    f()
except ValueError as e:
    s = io.StringIO()
    sys.print_exception(e, s)
    print(s.getvalue())
    sys.print_exception(e)
sys.print_exception(KeyError("never raised"))
