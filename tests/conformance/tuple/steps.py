# cpython: differs - tuples have only slices with step 1
for step in (2, -1, 0):
    try:
        print((1, 2, 3)[::step])
    except (NotImplementedError, ValueError) as e:
        print(type(e).__name__, e)
