import os

top = "/tmp/garter_dirs"
os.mkdir(top)
os.chdir(top)
print(os.getcwd(), os.listdir())
open("a.txt", "w").close()
os.mkdir("sub")
print(sorted(os.listdir()), sorted(os.listdir(top)), os.listdir("sub"))
os.rename("a.txt", "sub/b.txt")
os.chdir("sub")
print(os.getcwd(), os.listdir("."), os.listdir(".."))
os.remove("b.txt")
os.chdir("..")
os.rmdir("sub")
print(os.listdir())
os.chdir("/")
os.rmdir(top)
for f in (lambda: os.listdir(top), lambda: os.remove(top + "/x"), lambda: os.rmdir(top), lambda: os.stat(top), lambda: os.chdir(top)):
    try:
        f()
    except OSError:
        print("OSError")
