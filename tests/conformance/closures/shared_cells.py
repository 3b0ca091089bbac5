def make():
    x = 1

    def get():
        return x

    def set(v):
        nonlocal x
        x = v

    x = 2
    return get, set


get, set_ = make()
print(get())
set_(10)
print(get())
