# cpython: differs - other exceptions
class A:
    def m(self):
        import no_such_module


A().m()
