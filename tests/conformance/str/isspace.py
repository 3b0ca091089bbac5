print(repr(' '.isspace()))
print(repr(''.isspace()))
