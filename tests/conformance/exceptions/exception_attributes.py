class E(Exception):
    def __init__(self, a, b):
        self.a = a
        self.b = b

    def total(self):
        return self.a + self.b


try:
    raise E(1, 2)
except E as e:
    print(e.total(), e.a)
    e.c = 5
    print(e.c)


class Base(Exception):
    code = 1


class Sub(Base):
    code = 2


for c in (Base, Sub):
    try:
        raise c
    except Base as e:
        print(e.code)
