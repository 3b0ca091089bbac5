# cpython: differs - words of the messages
def attempt(src):
    try:
        exec(src)
        print("fine")
    except (ImportError, AttributeError, NameError) as e:
        print(type(e).__name__, e)


attempt("import nothing_here")
attempt("from math import nothing_here")
attempt("import nothing.at.all")
attempt("from nothing_here import x")
attempt("import math.sub")
attempt("from . import x")
