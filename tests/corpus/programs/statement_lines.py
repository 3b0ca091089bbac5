# Statements that begin with a parenthesis on a line of its own.
x
(
    a.b()
    .c()
)
(

    b if d else c
)
(
    (a or b)
)
(
    not a)
(
    a + b)
(
    a < b)
(
    lambda: 0)
(
    a := b)
(
    a)
(
    1 if 1 else 2)
(
    a, b)
(
    b for b in c)
[
    a]
(
    1, 2)
(
    1 + 2)
(
    "text")


def f():
    (
        yield
    )
    (
        yield a
    )
    (
        (a.b)(
            c)
    ); (
        d.e)
    if a: (
        b.c)


async def g():
    (
        await a
    )
