class Manager:
    def __enter__(self):
        print("enter")
        return 5

    def __exit__(self, kind, value, traceback):
        print("exit", kind and kind.__name__, value)
        return False


def f():
    for i in range(2):
        with Manager() as m:
            print("body", m)
            break
        print("after")
    return "end"


try:
    print(f())
except Exception as e:
    print(type(e).__name__, e)
