# cpython: differs - other values
class A:
    def m(self):
        x = [][0]


A().m()
