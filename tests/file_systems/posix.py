# A folder of this machine as an object, asked by its methods and mounted.
import os
import vfs

from failure import fails

here = os.getcwd()
os.mkdir("folder")
fs = vfs.VfsPosix("folder")
fs.mkdir("in")
with fs.open("in/a.txt", "w") as f:
    f.write("text")
print(open(here + "/folder/in/a.txt").read(), open("folder/in/a.txt").read())
print(list(fs.ilistdir()), list(fs.ilistdir("/in")), list(fs.ilistdir(b"in")))
print(fs.stat("in/a.txt")[6], fs.stat("/in")[0], len(fs.statvfs("/")))
size, _, blocks, free = fs.statvfs("/")[:4]
print(size > 0, blocks >= free > 0, os.statvfs(".")[:3] == fs.statvfs("in")[:3])
fails(fs.statvfs, "nothing")
fs.rename("in/a.txt", "/b.txt")
print(sorted(e[0] for e in fs.ilistdir("")))
fails(fs.open, "in/a.txt", "r")
fails(fs.rmdir, "nothing")
fails(fs.remove, "in/a.txt")
fails(fs.ilistdir, "nothing")
# There is no way out by `..`.
print(fs.stat("/../../b.txt")[6])

print(fs.getcwd())
fs.chdir("in")
print(fs.getcwd(), os.getcwd() == here + "/folder/in", fs.stat("../b.txt")[6])
os.chdir(here)
print(fs.getcwd())

vfs.mount(fs, "/own")
print(sorted(os.listdir("/own")))
mounted = [f for f, path in vfs.mount() if path == "/own"][0]
mounted.remove("b.txt")
mounted.rmdir("in")
print(os.listdir("/own"), mounted is fs)
vfs.umount("/own")

whole = vfs.VfsPosix()
print(whole.stat("folder")[0], whole.stat(here + "/folder")[0], whole.getcwd() == here)
whole.chdir("folder")
whole.open("c", "w").close()
print(os.listdir(), list(whole.ilistdir("."))[0][0])
whole.remove("c")
whole.chdir(here)
whole.rmdir("folder")
fails(os.stat, "folder")
