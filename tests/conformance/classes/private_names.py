class A:
    def __init__(self):
        self._x = 1
        self.__y = 2

    def get(self):
        return self.__y


a = A()
print(a._x, a.get())
