try:
    raise ValueError("x")
except ValueError as e:
    pass
try:
    e
except NameError:
    print("e is gone")


def f():
    e = "before"
    try:
        raise KeyError
    except KeyError as e:
        pass
    try:
        return e
    except NameError:
        return "gone"


print(f())
