# Functions that keep variables of others.
def make(n):
    total = n

    def add(x):
        nonlocal total
        total += x
        return total

    def get():
        return total

    return add, get


def main():
    result = 0
    for i in range(2000):
        add, get = make(i)
        for j in range(100):
            add(j)
        result += get()
    return result
