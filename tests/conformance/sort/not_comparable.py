# cpython: differs - words of the messages
for items in ([1, "a"], [None, None], [(1, "a"), (1, 2)], [{}, {}]):
    try:
        print(sorted(items))
    except TypeError as e:
        print(e)
