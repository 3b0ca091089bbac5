# cpython: differs - words of the messages
for attempt in (lambda: {} < {}, lambda: {} + {}, lambda: -{}, lambda: {} | [1], lambda: hash({})):
    try:
        print(attempt())
    except TypeError as e:
        print(e)
