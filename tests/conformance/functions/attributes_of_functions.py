# cpython: differs - functions have few attributes
def f():
    pass


print(f.__name__)
print((lambda: 0).__name__)
try:
    f.x = 1
except AttributeError as e:
    print(e)
try:
    f.nothing
except AttributeError as e:
    print(e)


class C:
    def m(self):
        pass


print(C.m.__name__)
