def t(name, value):
    print(name, end=" ")
    return value


print(t("a", 0) or t("b", "") or t("c", []))
print(t("a", 1) and t("b", 2) and t("c", 3))
print(t("a", 0) and t("b", 1))
print(t("a", 1) or t("b", 1))
print(not t("a", 0), not not 5)
print((0 or 5) and "x" or "y")
print(1 and 0 or 3, None or False, not None)
if not (t("p", True) and t("q", False)) or t("r", True):
    print("yes")
while t("w", False) or t("v", False):
    pass
print()
