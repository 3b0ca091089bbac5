# What stands where the name of a constant is used.
from micropython import const

_text = const("text")
_empty = const("")
_none = const(None)
_yes = const(True)
_no = const(False)
_dots = const(...)
_bytes = const(b"b")
_many = const((1, "a", None))
_nothing = const(())
init = const("__init__")
_again = const(_text)
_not = const(not _none)
print(_text, "text", _empty, "", _none, None, _yes, True, _no, False, _dots, ...)
print(_bytes, b"b", _many, (1, "a", None), _nothing, (), init, "__init__", _again, _not)
print((_text, 1), ("text", 1), (_none, _yes), (None, True), [_text, _none], {_text: _none})
if _none:
    a
elif _text:
    b
while _no:
    c
a = _text or b
a = _none or b
a = not _empty
a = b[_none:_none]
a = _text.join(b)
a = _text + "b"
_text
f(
    _text,
    _none)
a = [
    _yes,
    _many]


def f(a=_none, b=_text):
    _text
    if not a:
        return _none
    return _text if b else _none


class K:
    name = _text
    _hidden = const("hidden")
    other = _hidden
