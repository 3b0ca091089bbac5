# cpython: differs - what has no hash is refused everywhere
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e.args)


# Where all keys are short words of the program, also in constant tuples, no other key is asked for its hash.
for table in (
    {"zqw": 1},
    dict([("zqv", 1), ("zqx", 2)]),
    dict([["zqu", 1]]),
    dict((("zqt", 1),)),
    dict([("zqw zqw zq", 1)]),
    dict([("zqw zqw zqw", 1)]),
    dict([("z" + str("q"), 1)]),
    dict([("zqs", 1), (5, 1)]),
    dict([(b"zqr", 1)]),
    {},
):
    attempt(lambda: table.get([1]))
    attempt(lambda: [1] in table)
    attempt(lambda: table[{}])
