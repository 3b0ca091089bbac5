a = 1
_hidden = 2
def f():
    return a + _hidden
