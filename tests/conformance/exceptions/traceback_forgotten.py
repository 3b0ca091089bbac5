# cpython: differs - the traceback is an attribute there
import sys

def f():
    raise ValueError("x")

try:
    f()
except ValueError as e:
    sys.print_exception(e, sys.stdout)
    e.__traceback__ = None
    sys.print_exception(e, sys.stdout)
    try:
        e.__traceback__ = 5
    except AttributeError as error:
        print(error)
    try:
        raise e
    except ValueError as again:
        sys.print_exception(again, sys.stdout)
