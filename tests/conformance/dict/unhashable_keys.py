# cpython: differs - words of the messages
for key in ([], {}, set(), (1, [])):
    try:
        print({key: 1})
    except TypeError as e:
        print(e)
    try:
        print({1: 1}[key])
    except TypeError as e:
        print(e)
print({}.get([]), [] in {})
