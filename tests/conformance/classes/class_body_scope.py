x = "global"


class A:
    x = "class"
    y = x

    def f(self):
        return x

    z = [i for i in range(3)]
    if z:
        w = len(z)
    for i in range(2):
        pass


print(A.y, A().f(), A.z, A.w, A.i)


def make(v):
    class B:
        val = v

        def get(self):
            return v

    return B


print(make(1).val, make(2)().get())
