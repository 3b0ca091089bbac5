# cpython: differs - words of the messages
for x in (1, "s", None, [], {}, 1.5, (1,)):
    try:
        x()
    except TypeError as e:
        print(e)


class C:
    pass


try:
    C()()
except TypeError as e:
    print(e)
