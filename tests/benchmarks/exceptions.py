# Raising and catching, and blocks that raise nothing.
def check(i):
    if i % 4 == 0:
        raise ValueError(i)
    return i


def main():
    total = 0
    for i in range(200000):
        try:
            total = (total + check(i)) & 0xFFFFF
        except ValueError as e:
            total -= e.args[0] & 1
        finally:
            total += 1
    return total
