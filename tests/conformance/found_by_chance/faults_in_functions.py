# cpython: differs - MicroPython goes another way
for text in ("return 1", "def f():\n  break", "x = lambda: [*y]", "class A:\n  def m(self):\n    nonlocal z", "def f():\n  def g():\n    yield = 1", "(1", "x = [i for i in *y]"):
    try:
        exec(text)
    except SyntaxError as e:
        print(type(e).__name__, e)
def outer():
    exec("def inner():\n  continue")
outer()
