# cpython: differs - other words
def show(text, *args):
    try:
        print(repr(text.format(*args, a=9)))
    except (TypeError, ValueError, IndexError, KeyError) as e:
        print(type(e).__name__, e)


for text in ("{:{:}}", "{:{}}", "{:{1:}}", "{0:{1:}}", "{:{:>3}}", "{:{!s}}", "{:{!r}}", "{:{!s:}}", "{:{1!s}}", "{:x{:}}", "{:{:}x}", "{:{:}{:}}", "{:{}{}}", "{:{a}}", "{:{a:}}", "{:{a:>2}}", "{:{", "{:{}", "{:{:", "{:{}}}", "{:{{}}}", "{:}}", "{:{:{:}}}", "{:{:{}}}", "{:{:{a}}}", "{:>{:{}}}", "{:{a}{{}}"):
    for args in (([0], "-12"), (5, "-12"), (5, "3"), ("ab", "5", "6", "7"), (5, 3, 4), (5,)):
        show(text, *args)
deep = "{:" * 20 + "}" * 20
show(deep, *range(25))
