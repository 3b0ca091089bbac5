def g():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("exit")
        raise
    finally:
        print("finally")


x = g()
next(x)
x.close()
print(list(x))
x.close()
y = g()
y.close()
print(list(y))


def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


z = ignores()
next(z)
try:
    z.close()
except RuntimeError:
    print("RuntimeError")
