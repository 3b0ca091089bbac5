# cpython: differs - the heap is locked
# While the heap is locked a built-in exception keeps its type, and nothing else.
import micropython
import sys


class Own(Exception):
    pass


def divide(x):
    return 1 // x


def unpack():
    a, b = THREE


def throw(e):
    raise e


def throw_text():
    raise ValueError("text")


def throw_nothing():
    raise OSError()


def close():
    GENERATOR.close()


def generate():
    try:
        yield
    finally:
        print("closed")


THREE = (1, 2, 3)
EMPTY = iter([])
KNOWN = ValueError("known before", 5)
GENERATOR = generate()
next(GENERATOR)

TESTS = (
    ("divide", lambda: divide(0)),
    ("attribute", lambda: None.foo),
    ("name", lambda: undefined_name),
    ("types", lambda: 1 + "a"),
    ("class", lambda: throw(KeyError)),
    ("instance", throw_text),
    ("no arguments", throw_nothing),
    ("own class", lambda: throw(Own)),
    ("list", lambda: [1, 2]),
    ("known", lambda: throw(KNOWN)),
    ("arguments", lambda: divide(1, 2, 3)),
    ("unpack", unpack),
    ("stop", lambda: next(EMPTY)),
    ("close", close),
    ("nothing", lambda: divide(1)),
)


def run(function):
    raised = None
    micropython.heap_lock()
    try:
        function()
    except ArithmeticError as e:
        raised = e
    except BaseException as e:
        raised = e
    micropython.heap_unlock()
    return raised


for name, function in TESTS:
    raised = run(function)
    print(name, type(raised))
    if raised is not None:
        print(repr(raised), raised.args)
        sys.print_exception(raised)
print(raised is None)
