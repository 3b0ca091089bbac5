# cpython: differs - messages
# Signs that what is inside knows nothing of are missed in the class that derives from it.
import io


def derived(kind, *args):
    return type("My" + kind.__name__, (kind,), {})(*args)


class Plain:
    pass


for o in (
    derived(io.StringIO),
    derived(io.BytesIO),
    derived(map, abs, []),
    derived(filter, abs, []),
    derived(zip, []),
    derived(enumerate, []),
    derived(reversed, []),
    derived(property, abs),
    derived(staticmethod, abs),
    derived(Exception, 1),
    derived(complex, 1),
    derived(float, 1),
    derived(list, [1]),
    derived(str, "a"),
    derived(tuple, (1,)),
    derived(dict, {}),
    derived(set, ()),
    Plain(),
):
    for name, sign in (("-", lambda: -o), ("+", lambda: +o), ("~", lambda: ~o), ("abs", lambda: abs(o)), ("len", lambda: len(o))):
        try:
            print(name, sign())
        except TypeError as e:
            print(name, e)
