# cpython: differs - CPython has no framebuf
import framebuf

F = framebuf.FrameBuffer


def wrong(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))


wrong(lambda: F(bytearray(1), 8, 2, 0))
wrong(lambda: F(bytearray(1), 9, 8, 0))
wrong(lambda: F(bytearray(8), 0, 8, 0))
wrong(lambda: F(bytearray(8), 8, 8, 9))
wrong(lambda: F(b"12345678", 8, 8, 0))
wrong(lambda: F(bytearray(8), 8, 8, 0, 4))
wrong(lambda: F(bytearray(8), 8, -8, 0))
wrong(lambda: F(5, 8, 8, 0))
wrong(lambda: F(bytearray(8), 8, 8))
wrong(lambda: framebuf.FrameBuffer1(bytearray(8), 8, 8))
for format in range(7):
    for w, h in ((8, 8), (7, 5), (9, 3), (1, 1)):
        for stride in (w, w + 3):
            for size in range(300):
                try:
                    F(bytearray(size), w, h, format, stride)
                    break
                except ValueError:
                    pass
            print(format, w, h, stride, size)
data = bytearray(8)
f = F(data, 8, 8, 0)
print(f, memoryview(f)[0], bytes(f))
wrong(lambda: len(f))
wrong(lambda: f.pixel(0, 0, 1))
wrong(lambda: f.pixel(0, 0))
wrong(lambda: f.pixel(8, 0))
wrong(lambda: f.pixel(-1, 0))
wrong(lambda: f.fill(1.5))
wrong(lambda: f.rect(0, 0, 3, 3, 1, 1, 1))
wrong(lambda: f.blit(5, 0, 0))
wrong(lambda: f.blit(f, 0, 0, key=1))
wrong(lambda: f.poly(0, 0, [1, 2, 3, 4], 1))
wrong(lambda: f.hline(1.5, 0, 1, 1))
wrong(lambda: f.fill_rect(0, 0, -1, 3, 1))


class Screen(framebuf.FrameBuffer):
    def __init__(self):
        self.data = bytearray(32)
        super().__init__(self.data, 16, 16, framebuf.MONO_HLSB)

    def cross(self):
        self.line(0, 0, 15, 15, 1)
        self.line(15, 0, 0, 15, 1)


s = Screen()
s.cross()
print(s.data)
print(memoryview(s)[3])
