g = 1
print(globals()["g"], "f" in globals())
globals()["made"] = 42
print(made)


def f():
    return "g" in globals(), "made" in globals()


print(f(), __name__)
print(globals() is globals())
