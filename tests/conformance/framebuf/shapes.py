# cpython: differs - CPython has no framebuf
import framebuf
from array import array

W, H = 30, 20


def show(name, draw):
    f = framebuf.FrameBuffer(bytearray(W * H), W, H, framebuf.GS8)
    draw(f)
    print(name)
    for y in range(H):
        row = "".join("#" if f.pixel(x, y) else "." for x in range(W))
        if "#" in row:
            print("%2d" % y, row)


for x2, y2 in ((25, 3), (25, 15), (7, 18), (0, 0), (29, 19), (-5, 25), (10, 5), (40, 5), (10, -9)):
    show("line %d %d" % (x2, y2), lambda f: f.line(10, 5, x2, y2, 1))
for rx, ry in ((0, 0), (1, 1), (5, 5), (9, 4), (4, 9), (8, 0), (0, 8), (14, 9), (20, 3), (3, 30)):
    show("ellipse %d %d" % (rx, ry), lambda f: f.ellipse(15, 10, rx, ry, 1))
    show("filled", lambda f: f.ellipse(15, 10, rx, ry, 1, True))
for mask in range(16):
    show("quadrants %d" % mask, lambda f: f.ellipse(12, 9, 7, 5, 1, mask % 3 == 0, mask))
