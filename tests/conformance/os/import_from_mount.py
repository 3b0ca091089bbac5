# cpython: differs - it has no mount
import io
import os
import sys

SOURCES = {
    "/hello.py": "print('hello from', __name__)\nvalue = 42\n",
    "/pack/__init__.py": "from pack.inner import x\n",
    "/pack/inner.py": "x = 'inner'\n",
}


class File(io.IOBase):
    def __init__(self, text):
        self.data = text.encode()
        self.at = 0

    def ioctl(self, request, argument):
        return 0

    def readinto(self, buf):
        n = min(len(buf), len(self.data) - self.at)
        buf[:n] = self.data[self.at : self.at + n]
        self.at += n
        return n

    def read(self, n=-1):
        data = self.data[self.at :]
        self.at = len(self.data)
        return data

    def close(self):
        pass


class Fs:
    def mount(self, readonly, mkfs):
        pass

    def umount(self):
        pass

    def chdir(self, path):
        pass

    def getcwd(self):
        return "/"

    def open(self, path, mode):
        return File(SOURCES[path])

    def stat(self, path):
        if path in SOURCES:
            return (0x8000,) + (0,) * 9
        if path == "/pack":
            return (0x4000,) + (0,) * 9
        raise OSError(2)


os.mount(Fs(), "/m")
sys.path.append("/m")
import hello
import pack

print(hello.value, pack.x)
try:
    import nowhere_at_all
except ImportError as e:
    print(e)
os.umount("/m")
