# cpython: differs - its compiler has names of characters and other words
# What compiling raises names a line of the text when the syntax is wrong, and only then.
import io
import sys

for text in (
    'x = "\\N{DOT}"',
    "x = 1 +",
    "if a:\n  b\n c",
    "def f():\n  return 1\n  (1 := 2)",
):
    try:
        exec(text)
    except Exception as error:
        out = io.StringIO()
        sys.print_exception(error, out)
        print(repr(error), [line for line in out.getvalue().split("\n")[2:] if "File" in line])
