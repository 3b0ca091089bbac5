class Outer:
    x = 1

    class Inner:
        x = 2

        def f(self):
            return self.x

        class Deep:
            x = 3

    def make(self):
        return Outer.Inner()


print(Outer.x, Outer.Inner.x, Outer.Inner.Deep.x, Outer().make().f())


def local():
    n = 5

    class L:
        y = n

        def get(self):
            return n + self.y

    return L


print(local()().get())
