def attempt(f):
    try:
        print(f())
    except ZeroDivisionError as e:
        print(type(e).__name__)


attempt(lambda: 1 / 0)
attempt(lambda: 1 // 0)
attempt(lambda: 1 % 0)
attempt(lambda: 1.0 / 0)
attempt(lambda: 1.0 // 0)
attempt(lambda: 1.0 % 0)
attempt(lambda: divmod(1, 0))
attempt(lambda: 0 ** -1)
attempt(lambda: (1 << 70) // 0)
attempt(lambda: (1 << 70) % 0)
attempt(lambda: 1j / 0)
