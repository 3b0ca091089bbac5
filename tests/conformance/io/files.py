name = "/tmp/garter_files.txt"
with open(name, "w") as f:
    f.write("first\nsecond\n")
    f.write("third")
with open(name) as f:
    print(f.read(3), f.readline(), f.readlines(), f.read())
for line in open(name):
    print(repr(line))
with open(name, "rb") as f:
    print(f.read(2), f.readline(), f.seek(0, 2), f.tell(), f.seek(-5, 2), f.read())
with open(name, "a") as f:
    f.write("+more")
with open(name, "r+") as f:
    print(f.seek(2), f.write("XY"), f.seek(0), f.read())
f = open(name, "rb")
buf = bytearray(6)
print(f.readinto(buf), buf, f.readinto(memoryview(buf)[2:4]), buf)
f.close()
f.close()
try:
    f.read()
except ValueError:
    print("closed")
import os

os.remove(name)
try:
    open(name)
except OSError:
    print("gone")
