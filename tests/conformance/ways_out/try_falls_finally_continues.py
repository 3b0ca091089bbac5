def f():
    for i in range(3):
        print("round", i)
        try:
            pass
        finally:
            print("finally", i)
            continue
        print("after", i)
    else:
        print("else")
    return "end"


try:
    print(f())
except Exception as e:
    print(type(e).__name__, e)
