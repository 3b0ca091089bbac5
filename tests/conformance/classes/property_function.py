class A:
    def getx(self):
        return self._x * 2

    def setx(self, v):
        self._x = v

    x = property(getx, setx)
    y = property(lambda self: "y")


class B(A):
    def getx(self):
        return "not used"


a = A()
a.x = 4
print(a.x, a.y)
b = B()
b.x = 1
print(b.x, b.y)
