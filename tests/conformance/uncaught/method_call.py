# cpython: differs - other values
class A:
    def m(self):
        x = None()


A().m()
