# cpython: differs - it has no framebuf
import framebuf

f = framebuf.FrameBuffer(bytearray(16 * 8), 16, 8, framebuf.GS8)
for string in (1, None, bytearray(b"A"), memoryview(b"A"), ["A"], "", b""):
    try:
        print(f.text(string, 0, 0))
    except Exception as e:
        print(type(e).__name__, e.args)
f.text("A", 0, 0)
g = framebuf.FrameBuffer(bytearray(16 * 8), 16, 8, framebuf.GS8)
g.text(b"A", 0, 0)
print(bytes(f) == bytes(g), max(bytes(f)))
