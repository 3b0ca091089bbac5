def a():
    try:
        return "try"
    finally:
        print("finally a")


def b():
    try:
        return "try"
    finally:
        return "finally"


def c():
    try:
        raise ValueError
    finally:
        return "swallowed"


def d():
    for i in range(5):
        try:
            if i == 2:
                break
            continue
        finally:
            print("f", i)
    return i


def e():
    while True:
        try:
            return "in loop"
        finally:
            break
    return "broken out"


def f():
    for i in range(2):
        try:
            raise KeyError
        except KeyError:
            continue
        finally:
            print("fin", i)
    return "done"


print(a(), b(), c(), d(), e(), f())
