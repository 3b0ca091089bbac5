# cpython: differs - tracebacks without source lines
def f():
    for i in range(3):
        while True:
            if i == 1:
                with x:
                    pass
            break


f()
