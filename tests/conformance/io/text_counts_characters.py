# cpython: differs - letters beyond ASCII are escaped
import io

s = io.StringIO("aé€😀b")
print(s.read(1), s.read(1), s.read(2), s.read(9))
s = io.StringIO()
print(s.write("é€"), s.getvalue())
