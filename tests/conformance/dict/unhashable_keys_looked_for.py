# cpython: differs - no table takes them
# A table whose keys were only ever names says of what has no hash that it is not there.


def tell(name, d):
    for key in ([], {1: 2}):
        for ask in (
            lambda: d[key],
            lambda: key in d,
            lambda: d.get(key, "default"),
            lambda: d.pop(key, "default"),
            lambda: d.__delitem__(key),
        ):
            try:
                print(name, ask())
            except (KeyError, TypeError) as e:
                print(name, repr(e))


def changed(d, *change):
    getattr(d, change[0])(*change[1:])
    return d


def keywords(**d):
    return d


tell("new", {})
tell("name", {"a": 1})
tell("number", {1: 2})
tell("name gone", changed({"a": 1}, "pop", "a"))
tell("number gone", changed({1: 2}, "pop", 1))
tell("item gone", changed({1: 2}, "popitem"))
tell("both, number gone", changed({"a": 1, 1: 2}, "pop", 1))
tell("cleared", changed({1: 2}, "clear"))
tell("copy", changed({1: 2}, "pop", 1).copy())
tell("copy of names", {"a": 1}.copy())
tell("keywords", keywords(a=1))
tell("made of pairs", dict([(1, 2)]))
tell("nothing", {x: 1 for x in ()})
long = "a string of its own that is no name of the program".replace("a", "b")
tell("long text", changed({long: 1}, "pop", long))
tell("none", changed({None: 1}, "pop", None))
