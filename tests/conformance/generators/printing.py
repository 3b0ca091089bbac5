# cpython: differs - it prints addresses otherwise
def several():
    yield 1


def text(x):
    # Without the address.
    s = repr(x)
    kept = s.split(" at ")[0]
    return kept, " at " in s, "0x" in s, s[-1]


print(text(several()))
print(text(x for x in ()))
print(several, str(several), repr(several))
print("%s" % several, "{}".format(several))
print(text(lambda: (yield))[0])


async def coroutine():
    pass


print(coroutine)
print(text(coroutine()))
print(text(len)[0], text(text))
