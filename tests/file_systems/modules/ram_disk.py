# A disk in memory, which file systems of every kind can use.
class RamDisk:
    def __init__(self, size, count):
        self.size = size
        self.data = bytearray(size * count)

    def readblocks(self, n, buf, offset=0):
        at = n * self.size + offset
        buf[:] = self.data[at : at + len(buf)]

    def writeblocks(self, n, buf, offset=0):
        at = n * self.size + offset
        self.data[at : at + len(buf)] = buf

    def ioctl(self, op, arg):
        if op == 4:  # how many blocks
            return len(self.data) // self.size
        if op == 5:  # bytes of one
            return self.size
        if op == 6:  # erase one
            return 0
