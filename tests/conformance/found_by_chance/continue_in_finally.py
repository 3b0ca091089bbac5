def f(n):
    log = []
    for i in range(n):
        try:
            if i == 1:
                raise ValueError
            if i == 2:
                break
            if i == 3:
                return "returned"
        finally:
            log.append(i)
            continue
    return log


print(f(5))


def g():
    for i in range(3):
        for j in "ab":
            try:
                1 // 0
            finally:
                print(i, j)
                break
        else:
            print("else")


g()
