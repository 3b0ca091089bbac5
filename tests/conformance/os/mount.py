# cpython: differs - it has no mount
import io
import os


class Fs:
    def mount(self, readonly, mkfs):
        print("mount", readonly, mkfs)

    def umount(self):
        print("umount")

    def open(self, path, mode):
        print("open", path, mode)
        return io.StringIO("content of " + path)

    def stat(self, path):
        print("stat", path)
        return (0x8000, 0, 0, 0, 0, 0, 5, 0, 0, 0)

    def chdir(self, path):
        print("chdir", path)

    def getcwd(self):
        return "/sub"

    def ilistdir(self, path):
        print("ilistdir", path)
        return iter([("a", 0x8000, 0, 3), ("b", 0x4000, 0)])

    def remove(self, path):
        print("remove", path)

    def rename(self, a, b):
        print("rename", a, b)

    def mkdir(self, path):
        print("mkdir", path)

    def rmdir(self, path):
        print("rmdir", path)

    def statvfs(self, path):
        print("statvfs", path)
        return (1,) * 10


def attempt(f):
    try:
        print(f())
    except OSError as e:
        print("OSError", e.errno)


fs = Fs()
os.mount(fs, "/v")
attempt(lambda: os.listdir("/v"))
attempt(lambda: os.stat("/v/x"))
attempt(lambda: os.stat("/v"))
attempt(lambda: open("/v/f", "w").read())
attempt(lambda: os.chdir("/v"))
attempt(lambda: os.getcwd())
attempt(lambda: os.listdir())
attempt(lambda: os.listdir("q"))
attempt(lambda: open("f2").read())
attempt(lambda: os.remove("zz"))
attempt(lambda: os.rename("a", "b"))
attempt(lambda: os.rename("a", "/tmp/t.txt"))
attempt(lambda: os.mkdir("/v/m"))
attempt(lambda: os.rmdir("m"))
attempt(lambda: os.statvfs("/v"))
attempt(lambda: os.chdir("sub"))
attempt(lambda: os.chdir("/"))
attempt(lambda: os.getcwd())
attempt(lambda: os.listdir("/")[0])
attempt(lambda: os.mount(Fs(), "/v"))
attempt(lambda: os.mount(5, "/w"))
attempt(lambda: os.listdir("/v/deeper/still"))
attempt(lambda: os.umount("/v"))
attempt(lambda: os.umount("/v"))
attempt(lambda: os.mount(fs, "/v", readonly=True))
attempt(lambda: os.umount(fs))
