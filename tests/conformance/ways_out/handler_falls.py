# cpython: differs - words of the messages
def f(error):
    for i in range(3):
        print("round", i)
        try:
            if i == 1:
                raise error
        except ValueError as e:
            print("caught", e)
            pass
        except (TypeError, IndexError):
            print("other")
            pass
        else:
            print("no error", i)
        finally:
            print("finally", i)
        print("after", i)
    return "end"


for error in (ValueError("v"), TypeError("t"), KeyError("k")):
    try:
        print(f(error))
    except Exception as e:
        print(type(e).__name__, e)
