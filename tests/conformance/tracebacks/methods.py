# cpython: differs - tracebacks without source lines
class A:
    def __init__(self):
        self.go()

    def go(self):
        self.x.y


A()
