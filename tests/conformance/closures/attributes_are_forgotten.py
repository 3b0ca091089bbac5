# cpython: differs - there functions keep attributes
# What a decorator notes in its wrapper is no error, and gone.


def decorator(f):
    def wrapper(*args):
        wrapper.calls += 1 if hasattr(wrapper, "calls") else 0
        return f(*args)

    wrapper.__doc__ = "what it does"
    wrapper.__module__ = "here"
    wrapper.__wrapped__ = f
    wrapper.cache = {}
    return wrapper


@decorator
def twice(x):
    return x + x


for name in ("__doc__", "__wrapped__", "cache", "__dict__"):
    print(name, hasattr(twice, name))
    try:
        delattr(twice, name)
        print("deleted")
    except AttributeError as e:
        print(e)
for name in ("__name__", "__globals__", "__class__"):
    for change in (setattr, lambda f, name, _: delattr(f, name)):
        try:
            change(twice, name, 1)
            print(name)
        except AttributeError as e:
            print(e)
try:
    twice(1)
except AttributeError as e:
    print(e)


def plain():
    pass


def steps():
    yield


class A:
    def method(self):
        pass


def made():
    here = 1

    def steps():
        yield here

    return steps


for f in (plain, steps, A.method, A().method, print, made()):
    try:
        f.note = 1
        print(type(f))
    except AttributeError as e:
        print(e)
