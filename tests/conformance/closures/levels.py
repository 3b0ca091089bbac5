def a(x):
    def b(y):
        def c(z):
            def d():
                nonlocal x, z
                x += 1
                z += 1
                return x, y, z

            return d

        return c

    return b


d = a(1)(2)(3)
print(d(), d())
