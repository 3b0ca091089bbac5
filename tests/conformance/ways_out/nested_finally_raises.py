def f():
    n = 0
    while n < 3:
        n += 1
        print("round", n)
        try:
            try:
                raise ValueError("try")
            finally:
                print("inner", n)
        finally:
            print("outer", n)
    else:
        print("else")
    return "end"


try:
    print(f())
except Exception as e:
    print(type(e).__name__, e)
