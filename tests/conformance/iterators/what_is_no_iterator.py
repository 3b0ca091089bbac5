# cpython: differs - words of the messages
# What `__iter__` gives is asked for items, whatever it is.
def show(given):
    class Giving:
        def __iter__(self):
            return given

    def loop():
        for item in Giving():
            print("item", item)

    for f in (
        loop,
        lambda: [x for x in Giving()],
        lambda: {x for x in Giving()},
        lambda: list(x for x in Giving()),
        lambda: list(Giving()),
    ):
        try:
            print(given, f())
        except TypeError as e:
            print(given, e)


for given in range(-3, 9):
    show(given)
for given in (None, True, "ab", 2.5):
    try:
        show(given)
    except TypeError as e:
        print(e)
