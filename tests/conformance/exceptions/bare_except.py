try:
    1 / 0
except:
    print("bare")
try:
    raise KeyboardInterrupt
except Exception:
    print("never")
except:
    print("bare after Exception")
def f():
    try:
        undefined
    except:
        return "caught"
print(f())
