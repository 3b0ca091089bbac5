def fact(n):
    r = 1
    for i in range(2, n + 1):
        r *= i
    return r


print(fact(30))
print(fact(100))
print(fact(100) // fact(98), fact(60) % 1000000007, len(str(fact(200))))


def fib(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


print(fib(300))
