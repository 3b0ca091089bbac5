# cpython: differs - other words
def show(text, *args):
    try:
        print(repr(text.format(*args)))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


for v in ({1}, [1], None, 1, "a", 1.5, b"a"):
    show("{:{}}", v, "")
    show("{!s:{}}", v, "")
    show("{:}", v)
show("{0:{1}}{}", {1}, "")
show("{0:{1}}{}", 1, "")
show("{:5\0x}", 1)
show("{:{}}", 1, "5\0x")
show("{:{}}", "ab", "\0")
show("{!s:{}}", 1, "\0abc")
