# cpython: differs - CPython has no framebuf
import framebuf
from array import array

data = bytearray(64)
f = framebuf.FrameBuffer(data, 8, 8, framebuf.GS8)
FAR = 2**30 - 1
for n in (FAR, -FAR - 1, 10**6, -(10**6)):
    f.text("A", n, n)
    f.text("A", 0, n)
    f.rect(n, n, n, n, 1)
    f.rect(n, n, 5, 5, 1, True)
    f.hline(n, 0, 3, 1)
    f.vline(0, n, 3, 1)
    f.pixel(n, n, 1)
    f.scroll(n, n)
    f.blit(f, n, n)
    f.ellipse(n, n, 3, 3, 1)
    f.poly(n, n, array("h", [0, 0, 5, 5, 0, 5]), 1)
    f.poly(n, n, array("h", [0, 0, 5, 5, 0, 5]), 1, True)
print(data == bytes(64))
