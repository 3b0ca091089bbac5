# cpython: differs - words of the messages
class C:
    pass


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: () - True)
show(lambda: True + b'')
show(lambda: 0.0 @ True)
show(lambda: 0.0 ^ 3)
show(lambda: 0j % True)
show(lambda: C() >= True)
show(lambda: True >= C())
show(lambda: ... + 1)
show(lambda: NotImplemented + 1)
show(lambda: 1 in 7)
show(lambda: 1.0 in 7)
show(lambda: 0.0 in True)
show(lambda: True in 5)
show(lambda: [] in True)
show(lambda: C() in len)
show(lambda: '' in NotImplemented)
show(lambda: [[]] >= [1])
show(lambda: [[]] <= [1])
show(lambda: '' < (0 != 7))
