# cpython: differs - tracebacks without source lines
x = 1
y = 2

z = x + \
    y + "s"
