"""Format specifications, of `%` and of braces."""


def percent(r):
    """A conversion of the `%` operator."""
    flags = "".join(r.choice("-+ #0") for _ in range(r.choice([0, 0, 1, 1, 2])))
    width = r.choice(["", "", "5", "12", "1", "*", "0"])
    precision = r.choice(["", "", ".0", ".2", ".10", ".", ".*"])
    kind = r.choice("diouxXeEfFgGcrsa%bqz" if r.random() < 0.2 else "dixXoeEfFgGcrs%")
    return "%" + r.choice(["", "", "", "(a)"]) + flags + width + precision + kind


def spec(r):
    """A format specification."""
    align = r.choice(["", "", "<", ">", "^", "=", "*<", "*>", "*^", "0=", "x="])
    sign = r.choice(["", "", "", "+", "-", " "])
    other = r.choice(["", "", "", "#"])
    zero = r.choice(["", "", "", "0"])
    width = r.choice(["", "", "1", "6", "12", "20"])
    comma = r.choice(["", "", "", "", "", ",", "_"])
    precision = r.choice(["", "", "", ".0", ".1", ".3", ".10"])
    kind = r.choice(["", "", "b", "c", "d", "e", "E", "f", "F", "g", "G", "n", "o", "s", "x", "X", "%", "q"])
    return align + sign + other + zero + width + comma + precision + kind
