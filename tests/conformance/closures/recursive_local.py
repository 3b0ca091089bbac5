def outer(n):
    def fact(k):
        return 1 if k < 2 else k * fact(k - 1)

    def memo():
        cache = {}

        def fib(k):
            if k not in cache:
                cache[k] = k if k < 2 else fib(k - 1) + fib(k - 2)
            return cache[k]

        return fib

    return fact(n), memo()(n)


print(outer(10), outer(40))
