# cpython: differs - the files are not beside the program there
with open("ca.py", "w") as f:
    f.write("x = 1\nimport cb\ny = cb.z + 1\n")
with open("cb.py", "w") as f:
    f.write("import ca\nz = ca.x + 1\n")
import ca

print(ca.x, ca.y, ca.cb.z)
