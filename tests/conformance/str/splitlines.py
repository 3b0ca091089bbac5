# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr('a\nb\r\nc\rd'.splitlines()))
print(repr('a\nb\n'.splitlines(True)))
print(repr('a\nb\n'.splitlines(keepends=True)))
print(repr(''.splitlines()))
print(repr('a\x0bb\x0cc'.splitlines()))
