def attempt(f):
    try:
        print(f())
    except (ZeroDivisionError, TypeError, NameError) as e:
        print(type(e).__name__)


attempt(lambda: [1 / x for x in (1, 0)])
attempt(lambda: {x: 1 for x in ([],)})
attempt(lambda: [x for x in 5])
attempt(lambda: [y for x in (1,)])
attempt(lambda: {x for x in ([1],)})
attempt(lambda: list(1 / x for x in (2, 0)))
