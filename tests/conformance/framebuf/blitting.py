# cpython: differs - CPython has no framebuf
import framebuf


def show(f, w, h):
    for y in range(h):
        print(" ".join("%3d" % f.pixel(x, y) for x in range(w)))
    print()


small = framebuf.FrameBuffer(bytearray(16), 4, 4, framebuf.GS8)
for i in range(16):
    small.pixel(i % 4, i // 4, i)
for x, y, key in ((1, 1, -1), (-2, -1, -1), (4, 3, 5), (3, 0, 0), (20, 20, -1)):
    f = framebuf.FrameBuffer(bytearray(48), 8, 6, framebuf.GS8)
    f.fill(99)
    f.blit(small, x, y, key)
    show(f, 8, 6)
mono = framebuf.FrameBuffer(bytearray(b"\x81\x42\x24\x18"), 8, 4, framebuf.MONO_HLSB)
palette = framebuf.FrameBuffer(bytearray(2), 2, 1, framebuf.GS8)
palette.pixel(0, 0, 7)
palette.pixel(1, 0, 200)
f = framebuf.FrameBuffer(bytearray(40), 8, 5, framebuf.GS8)
f.blit(mono, 0, 0, -1, palette)
show(f, 8, 5)
f.blit(mono, 1, 1, 7, palette)
show(f, 8, 5)
f.blit((bytearray(b"\x0f\xf0"), 8, 2, framebuf.MONO_HLSB), 0, 0, 0)
f.blit((b"abcd", 1, 2, framebuf.GS8, 2), 6, 2)
show(f, 8, 5)
f.blit(f, 2, 2)
show(f, 8, 5)
