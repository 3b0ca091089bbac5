"""Module text."""


def f():
    "Function text."
    return 1


class C:
    """Class text."""

    def m(self):
        """Method text."""


print(f(), C().m())
