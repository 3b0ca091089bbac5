# Equal tuples are one constant, also when a string in them has become a name in between.
first = ("description", "name", "directives")
description = ("description", "name", "directives")
print(("another string", 1), ("another string", 1))
x = ("a string of letters", ("a string of letters",))
a_string_of_letters = x


def longer_than_ten():
    return ("longer_than_ten", None), ("twelve_bytes", b"twelve_bytes")


twelve_bytes = ("twelve_bytes", b"twelve_bytes")
print(first, ("longer_than_ten", None))
