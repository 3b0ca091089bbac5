def f():
    try:
        try:
            try:
                raise ValueError("inner")
            finally:
                print("1")
        except KeyError:
            print("never")
        finally:
            print("2")
    except ValueError as e:
        print("outer", e)
        try:
            raise TypeError("second")
        except TypeError as e2:
            print(e2)
    finally:
        print("3")


f()


def g():
    try:
        try:
            raise ValueError("a")
        except ValueError:
            raise KeyError("b")
        finally:
            print("inner finally")
    except KeyError as e:
        print("KeyError", e.args)


g()
