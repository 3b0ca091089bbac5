# oracle: cpython - the oracle's own stack ends first
def t(name, f):
    try:
        f()
        print(name, 'ended')
    except RuntimeError as e:
        print(name, 'RuntimeError')
    except MemoryError as e:
        print(name, 'MemoryError')
    except Exception as e:
        print(name, type(e).__name__, e)
m = l = []
for i in range(2000):
    l = [l]
for i in range(2000):
    m = [m]
t("repr", lambda: repr(l))
t("equal", lambda: l == m)
t("less", lambda: l < m)
d = {}
for i in range(1000):
    d = {1: d}
t("dict", lambda: repr(d))
t("str", lambda: str(l))
t("format", lambda: "%s" % l)
print("done")
