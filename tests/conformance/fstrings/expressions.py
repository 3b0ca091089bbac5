x, name = 5, "bob"
print(f"{x}", f"{x + 1}", f"{name.upper()}", f"{x * 2} and {name}", f"{'nested'}")
print(f"{[i for i in range(3)]}")
print(f"{x}{name}{x}", f"", f"no fields", f"{{}} {{{x}}}")
print(f"{x if x > 3 else 0}", f"{x == 5}", f"{'a' 'b'}")
