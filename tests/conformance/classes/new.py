class A:
    def __new__(cls, *args):
        print("new", cls.__name__, args)
        return super().__new__(cls)

    def __init__(self, x):
        print("init", x)
        self.x = x


print(A(5).x)


class Single:
    instance = None

    def __new__(cls):
        if not cls.instance:
            cls.instance = super().__new__(cls)
        return cls.instance


print(Single() is Single())


class Other:
    def __new__(cls):
        return 42

    def __init__(self):
        print("never called")


print(Other())
