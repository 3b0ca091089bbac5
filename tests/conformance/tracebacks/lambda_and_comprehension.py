# cpython: differs - tracebacks without source lines
f = lambda x: x.nothing
y = [f(i) for i in range(3)]
