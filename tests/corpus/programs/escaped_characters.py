# A backslash before a character beyond ASCII.
x = "\é"
y = "\П and \⋆√⌊ and \q"
z = f"\é{x}\П"
print("plain é", r"\é")
