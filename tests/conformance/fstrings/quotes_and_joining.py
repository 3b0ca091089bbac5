x = 1
print(f'{x}' "plain" f"{x + 1}", "a" f"{x}", f"{x}" 'b')
print(f"""{x}
line""", f"it's {x}", f'"{x}"', rf"\n{x}", f"\t|{x}\n|")
print(f"{x}%", "%d%%" % x, f"é{x}ü")
