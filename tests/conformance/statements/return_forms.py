def nothing():
    return


def pair():
    return 1, 2


def from_loop():
    for i in range(10):
        while True:
            if i == 3:
                return i
            break


def nested():
    try:
        for i in range(3):
            with_finally.append(i)
            if i == 1:
                return "in loop"
    finally:
        with_finally.append("finally")


with_finally = []
print(nothing(), pair(), from_loop(), nested(), with_finally)
