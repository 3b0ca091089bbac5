# cpython: differs - tracebacks without source lines
def f():
    x = 1
      y = 2
