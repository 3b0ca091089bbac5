# cpython: differs - built-in functions have names there
import math


class A:
    def method(self):
        pass


def told(what, ask):
    try:
        print(what, ask())
    except AttributeError as e:
        print(what, e)


told("abs", lambda: abs.__name__)
told("print", lambda: print.__name__)
told("module", lambda: math.sin.__name__)
told("bound", lambda: "a".join.__name__)
told("method", lambda: str.join.__name__)
told("append", lambda: [].append.__name__)
told("class method", lambda: dict.fromkeys.__name__)
told("default", lambda: getattr(abs, "__name__", "none"))
told("own", lambda: told.__name__)
told("lambda", lambda: (lambda: 0).__name__)
told("own method", lambda: A.method.__name__)
told("own bound", lambda: A().method.__name__)
told("type", lambda: int.__name__)
print(hasattr(abs, "__name__"), hasattr(told, "__name__"))
