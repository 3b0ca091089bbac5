log = []


def d(n):
    log.append("make " + n)

    def deco(f):
        log.append("apply " + n)
        return f

    return deco


@d("a")
@d("b")
def f():
    pass


@d("c")
class C:
    @d("m")
    def m(self):
        pass


print(log)
