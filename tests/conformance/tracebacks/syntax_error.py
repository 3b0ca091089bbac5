# cpython: differs - tracebacks without source lines
def f(:
    pass
