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


shapes = {
    "triangle": array("h", [0, 0, 12, 3, 5, 14]),
    "square": array("h", [2, 2, 12, 2, 12, 12, 2, 12]),
    "arrow": array("h", [0, 0, 20, 7, 0, 14, 6, 7]),
    "star": array("h", [10, 0, 14, 16, 0, 5, 20, 5, 6, 16]),
    "bow": array("b", [0, 0, 15, 15, 15, 0, 0, 15]),
    "line": array("h", [3, 3, 20, 9]),
    "dot": array("h", [4, 4]),
    "bytes": b"\x01\x01\x09\x02\x04\x0c",
    "odd": array("h", [0, 0, 12, 3, 5, 14, 7]),
    "outside": array("h", [-5, -5, 40, 8, 10, 30]),
    "flat": array("i", [0, 5, 10, 5, 20, 5]),
    "steps": array("H", [0, 0, 8, 0, 8, 4, 16, 4, 16, 12, 0, 12]),
}
for name in sorted(shapes):
    show(name, lambda f: f.poly(2, 1, shapes[name], 1))
    show(name + " filled", lambda f: f.poly(2, 1, shapes[name], 1, True))
