# Arithmetic on integers of a thousand digits.
def main():
    a, b = 0, 1
    for _ in range(20000):
        a, b = b, a + b
    f = 1
    for i in range(2, 600):
        f *= i
    p = pow(3, 5000, 10**60 + 7)
    for i in range(2, 600):
        f //= i
    return a % 1000003 + f + p % 1000003 + len(str(b))
