# oracle: cpython - how characters look is ours: where text goes, and that all of it shows
try:
    import framebuf
except ImportError:
    print(True, True, True, True, 0)
else:
    f = framebuf.FrameBuffer(bytearray(64 * 8), 64, 8, framebuf.GS8)
    f.text("Hi", 8, 0, 3)
    columns = [x for x in range(64) if any(f.pixel(x, y) for y in range(8))]
    print(8 <= columns[0] and columns[-1] < 24, max(f.pixel(x, y) for x in range(64) for y in range(8)) == 3, end=" ")
    f.fill(0)
    f.text("A", 0, 0)
    f.text("B", 60, -4)
    print(f.pixel(3, 3) in (0, 1), any(f.pixel(x, y) for x in range(60, 64) for y in range(4)), end=" ")
    f.fill(0)
    f.text(" ", 0, 0)
    f.text("", 0, 0)
    print(sum(f.pixel(x, y) for x in range(64) for y in range(8)))
