# cpython: differs - refuses them
import io


def show(f):
    try:
        print(f())
    except (TypeError, OverflowError) as e:
        print(type(e).__name__, e.args)


show(lambda: io.StringIO("a", "b").getvalue())
show(lambda: io.StringIO("a", x=1).read())
show(lambda: io.StringIO(initial_value="a").read())
show(lambda: io.BytesIO(b"a", 1, 2).read())
show(lambda: io.BytesIO(x=1).read())
show(lambda: io.BytesIO(1 << 40))
show(lambda: io.StringIO("abc\nd").readline("x"))
show(lambda: io.StringIO("abc\nd").readline(2))
show(lambda: io.BytesIO(b"abc").seek(-9, 2))
show(lambda: io.BytesIO(b"abc").__exit__())
show(lambda: io.BytesIO(b"abc").__exit__(1, 2, 3))
show(lambda: io.BytesIO(b"abc").__exit__(1, 2, 3, 4))
