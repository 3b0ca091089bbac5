# cpython: differs - other values
class A:
    def m(self):
        x = 1 // 0


A().m()
