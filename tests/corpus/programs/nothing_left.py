#

_first = const(1)
_second = const("two")
if a:
    pass
else:
    _third = const(3)
for i in range(3):
    pass
else:
    _fourth: int = const(())
if a:
    pass
elif b:
    _fifth = const(None)
else:
    _sixth = const(6)
while a:
    pass
else:
    _seventh = const(7)
try:
    _eighth = const(8)
except E:
    _ninth = const(9)
else:
    _tenth = const(10)
finally:
    _eleventh = const(11)


def f():
    if a:
        _twelfth = const(12)
    else:
        _thirteenth = const(13)
    print(_first, _second, _third, _fourth, _fifth, _twelfth)
