# Prime numbers with a bytearray, and a checksum over bytes.
def main():
    n = 300000
    sieve = bytearray(n)
    i = 2
    while i * i < n:
        if not sieve[i]:
            for j in range(i * i, n, i):
                sieve[j] = 1
        i += 1
    primes = 0
    for b in sieve:
        primes += 1 - b
    return primes
