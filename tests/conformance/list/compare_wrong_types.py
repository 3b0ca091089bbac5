# cpython: differs - words of the messages
for left, right in (([1], ["a"]), ([1], (1,)), ([None], [1])):
    try:
        print(left < right)
    except TypeError as e:
        print(e)
