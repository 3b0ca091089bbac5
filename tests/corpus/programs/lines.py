"""Lines that belong to
constructs of several lines."""


def f(a,
      b=1.5,
      *c):
    """doc"""

    x = (
        1,
        2,
        3,
    )
    y = [
        a,
        b
        + c,
        "a long string that is a constant",
    ]
    return g(
        x,
        *b,
        y=
        a,
        **c
    )


z = {
    1: 2,

    "three":
    f(
        4
    ),
}

if (z and
        f or
        not
        z):
    pass
elif z[
    1
]:
    z.a.b(
    ).c(

    )
w = (lambda:

     1)
v = lambda: (
    2)
u = (yy
     for yy
     in
     z
     if
     yy)
t = "a" \
    "b" \
    "cccccccccccccccccc"
s = a if b else \
    c
try:

    pass

except (A,
        B) as e:

    pass
else:

    pass
finally:

    pass
with a, \
        b as c:

    pass
@dec(
    1
)
class K(
    z
):

    def m(self):
        return \
            self


x = 1; y = 2; \
z = 3
for i in range(
    10,
    x
):
    print(
        i
    )
