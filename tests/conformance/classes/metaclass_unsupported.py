# cpython: differs - no metaclasses
try:
    exec("class A(metaclass=type): pass")
    print("made")
except Exception as e:
    print(type(e).__name__, e)
