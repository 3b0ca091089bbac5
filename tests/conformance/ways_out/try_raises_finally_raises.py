# cpython: differs - words of the messages
def f():
    for i in range(3):
        print("round", i)
        try:
            raise ValueError("try")
        finally:
            print("finally", i)
            raise KeyError("finally")
        print("after", i)
    else:
        print("else")
    return "end"


try:
    print(f())
except Exception as e:
    print(type(e).__name__, e)
