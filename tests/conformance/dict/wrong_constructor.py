# cpython: differs - words of the messages
for arguments in ((1,), ([1],), ([(1,)],), ([(1, 2, 3)],), (1, 2)):
    try:
        print(dict(*arguments))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
