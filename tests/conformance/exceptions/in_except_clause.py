def kinds():
    print("asked")
    return (ValueError, KeyError)


try:
    raise KeyError(1)
except kinds() as e:
    print("caught", type(e).__name__)
try:
    try:
        raise ValueError
    except 5:
        print("never")
except (TypeError, ValueError) as e:
    print("bad clause")
group = (IndexError, (ValueError,)) if False else (IndexError, ValueError)
try:
    [][1]
except group:
    print("group")
