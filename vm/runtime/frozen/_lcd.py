# pyb.LCD: the display of 128 by 32 pixels on the LCD skin, an ST7565 on the skin's SPI bus.

import framebuf
from pyb import SPI


class LCD:
    def __init__(self, skin_position):
        if skin_position not in ("X", "Y"):
            raise ValueError("LCD(%s) doesn't exist" % skin_position)
        self._spi = SPI(1 if skin_position == "X" else 2, SPI.CONTROLLER, baudrate=2625000)
        # What is drawn is hidden until it is shown.
        self._hidden = bytearray(512)
        self._shown = bytearray(512)
        self._canvas = framebuf.FrameBuffer(self._hidden, 128, 32, framebuf.MONO_VLSB)
        self._screen = framebuf.FrameBuffer(self._shown, 128, 32, framebuf.MONO_VLSB)
        self._column = self._line = 0
        self._break = False
        # Direction, bias, power, contrast, start line, on.
        self.command(0, b"\xa0\xae\xc0\xa2\x2f\x26\x81\x14\x40\xaf")
        self._send()

    def __repr__(self):
        return "<LCD>"

    def command(self, inst_data, buf):
        self._spi.send(buf)

    def contrast(self, value):
        self.command(0, bytes((0x81, max(0, min(47, value)))))

    def light(self, value):
        self._lit = bool(value)

    def _send(self):
        for page in range(4):
            self.command(0, bytes((0xB0 | page, 0x10, 0)))
            self.command(1, memoryview(self._shown)[128 * page : 128 * page + 128])

    def show(self):
        self._shown[:] = self._hidden
        self._send()

    def fill(self, colour):
        self._canvas.fill(1 if colour else 0)

    def pixel(self, x, y, colour):
        self._canvas.pixel(x, y, 1 if colour else 0)

    def text(self, str, x, y, colour):
        self._canvas.text(str, x, y, 1 if colour else 0)

    def get(self, x, y):
        return self._screen.pixel(x, y) or 0

    # As on a terminal of 16 columns and 4 lines: a line break takes effect with what follows.
    def write(self, str):
        for character in str:
            if self._break or self._column == 16:
                self._break = False
                self._column = 0
                if self._line < 3:
                    self._line += 1
                else:
                    self._screen.scroll(0, -8)
                    self._screen.fill_rect(0, 24, 128, 8, 0)
            if character == "\n":
                self._break = True
            elif character == "\r":
                self._column = 0
            elif character == "\b":
                self._column -= self._column > 0
            elif character >= " ":
                x, y = 8 * self._column, 8 * self._line
                self._screen.fill_rect(x, y, 8, 8, 0)
                self._screen.text(character, x, y)
                self._column += 1
        self._send()
