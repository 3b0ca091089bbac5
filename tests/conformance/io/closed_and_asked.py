# cpython: differs - there nothing is asked of a closed stream
# What a closed stream is asked for is looked at first, and nothing can still be had.
import io

for make in (lambda: io.BytesIO(b"ab"), lambda: io.StringIO("ab")):
    stream = make()
    stream.close()
    stream.close()
    for name in ("read", "readline", "readinto", "write"):
        method = getattr(stream, name)
        for args in ((), ("",), (b"",), ("x",), (None,), (0,), (-1,), (1,), (bytearray(),), (bytearray(2),), ([],)):
            try:
                print(name, args, method(*args))
            except (TypeError, ValueError) as e:
                print(name, args, repr(e))
    print(end="", file=stream)
    for act in (lambda: print(1, file=stream), lambda: next(stream), lambda: list(stream), stream.getvalue):
        try:
            print(act())
        except ValueError as e:
            print(repr(e))
