print(pow(3, 200, 1000007), pow(2, 10, 7), pow(123456789, 987654321, 1000000007))
print(pow(5, 0, 13), pow(0, 5, 3), pow(10**20, 3, 10**9 + 7))


def is_prime(n):
    return all(pow(a, n - 1, n) == 1 for a in (2, 3, 5, 7))


print([n for n in range(11, 60) if is_prime(n)], is_prime(2**61 - 1), is_prime(2**61 - 3))
