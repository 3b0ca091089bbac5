def f():
    try:
        raise ValueError("original")
    except ValueError as e:
        print("logging", e)
        raise


try:
    f()
except ValueError as e:
    print("again", e)


def g(e):
    raise e


err = KeyError("same")
try:
    g(err)
except KeyError as e:
    print(e is err)
try:
    raise
except RuntimeError as e:
    print("RuntimeError")


def h():
    try:
        raise ValueError("first")
    except ValueError:
        try:
            raise KeyError("second")
        except KeyError:
            pass
        raise


try:
    h()
except Exception as e:
    print(type(e).__name__)
