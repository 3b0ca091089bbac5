a, b, name = 3, 4.5, "x"
print(f"{a} {b} {name}", f"{a:5d}|{b:.2f}|{name:>4}", f"{a + 1}{{}}", f"{name!r:>5}", f"{a:{a}}", f"{b:<8}|")
