# cpython: differs - the files would stay there
import os

with open("t.txt", "w") as f:
    print(f.write("hello\nworld\n"), f.write("last"))
with open("t.txt") as f:
    print(f.read())
with open("t.txt") as f:
    print(f.readline(), f.readlines())
with open("t.txt", "a") as f:
    f.write("+")
with open("t.txt", "rb") as f:
    print(f.read(5), f.seek(-2, 2), f.read(), f.tell())
for line in open("t.txt"):
    print(repr(line))
print("t.txt" in os.listdir(), os.stat("t.txt")[6])
os.rename("t.txt", "u.txt")
os.mkdir("dd")
print(os.listdir("dd"), "u.txt" in os.listdir("."))
os.remove("u.txt")
os.rmdir("dd")
for bad in (lambda: open("u.txt"), lambda: os.remove("u.txt"), lambda: os.listdir("none"), lambda: os.stat("none")):
    try:
        bad()
    except OSError as e:
        print(type(e).__name__)
