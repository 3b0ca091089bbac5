# cpython: differs - CPython has no framebuf
import framebuf, binascii

FORMATS = ("MONO_VLSB", "MONO_HLSB", "MONO_HMSB", "GS2_HMSB", "GS4_HMSB", "GS8", "RGB565")
for name in FORMATS:
    format = getattr(framebuf, name)
    for w, h, colour in ((8, 8, 1), (13, 9, 3), (16, 5, 0x1234)):
        data = bytearray(400)
        f = framebuf.FrameBuffer(data, w, h, format)
        f.pixel(0, 0, colour)
        f.pixel(w - 1, h - 1, colour)
        f.hline(2, 1, 4, colour)
        f.vline(3, 2, 9, colour)
        f.rect(4, 3, 4, 2, colour)
        f.fill_rect(-2, h - 3, 5, 2, colour)
        f.rect(5, 5, 3, 3, colour, True)
        f.hline(-3, 2, 100, colour)
        end = max([i for i in range(len(data)) if data[i]] + [0]) + 1
        print(name, w, h, binascii.hexlify(data[:end]))
        print([f.pixel(x, 1) for x in range(-1, w + 1)])
        f.scroll(1, 2)
        f.scroll(-3, 0)
        f.scroll(0, -1)
        f.scroll(100, 0)
        print(binascii.crc32(data))
        f.fill(colour)
        print(binascii.crc32(data), f.pixel(1, 1), f.pixel(-1, 0), f.pixel(0, h))
        f.fill(0)
        print(max(data))
