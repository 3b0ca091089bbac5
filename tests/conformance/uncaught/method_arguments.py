# cpython: differs - other values
class A:
    def m(self):
        x = (lambda a: a)()


A().m()
