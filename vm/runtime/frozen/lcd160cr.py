# lcd160cr: the display LCD160CR, 128 by 160 pixels, with its touch panel. The virtual pyboard has
# one at every place that a program says; what is drawn is told to it by way of `_screen`, and only
# pixels on the SPI bus are seen as such.

import _screen
import framebuf
from machine import I2C, SPI, Pin

PORTRAIT = 0
LANDSCAPE = 1
PORTRAIT_UPSIDEDOWN = 2
LANDSCAPE_UPSIDEDOWN = 3
STARTUP_DECO_NONE = 0
STARTUP_DECO_MLOGO = 1
STARTUP_DECO_INFO = 2


class LCD160CR:
    def __init__(self, connect=None, *, pwr=None, i2c=None, spi=None, i2c_addr=98):
        if connect in ("X", "Y", "XY", "YX"):
            # Power and pixels come from the one side, commands from the other.
            pwr = pwr or Pin(connect[0] + "4")
            spi = spi or SPI(connect[0])
            i2c = i2c or I2C(connect[-1])
        elif pwr is None or i2c is None or spi is None:
            raise ValueError("must specify connect, or all of pwr, i2c and spi")
        self.pwr = pwr
        self.i2c = i2c
        self.spi = spi
        self.i2c_addr = i2c_addr
        self._glyph = bytearray(8)
        self._cell = framebuf.FrameBuffer(self._glyph, 8, 8, framebuf.MONO_HLSB)
        pwr.init(pwr.OUT, value=1)
        self.reset()

    @staticmethod
    def rgb(r, g, b):
        return (r & 0xF8) << 8 | (g & 0xFC) << 3 | (b & 0xF8) >> 3

    # The ends x1, y1, x2, y2 become those of the part that is visible, if some is.
    @staticmethod
    def clip_line(data, w, h):
        x1, y1, x2, y2 = data[:4]
        dx, dy = x2 - x1, y2 - y1
        # From how many parts of the whole to how many it is visible, as fractions.
        first, last = (0, 1), (1, 1)
        for step, room in ((-dx, x1), (dx, w - 1 - x1), (-dy, y1), (dy, h - 1 - y1)):
            if step == 0:
                if room < 0:
                    return False
                continue
            if step < 0:
                if room * first[1] * -1 > first[0] * -step:
                    first = (-room, -step)
            elif room * last[1] < last[0] * step:
                last = (room, step)
        if first[0] * last[1] > last[0] * first[1]:
            return False
        for i, part in ((2, last), (0, first)):
            # To the nearest pixel.
            data[i] = x1 + (2 * dx * part[0] + part[1]) // (2 * part[1])
            data[i + 1] = y1 + (2 * dy * part[0] + part[1]) // (2 * part[1])
        return True

    # Setup

    def set_power(self, on):
        self.pwr(on)

    def set_orient(self, orient):
        _screen.orient(orient & 3)
        self.w, self.h = (160, 128) if orient & 1 else (128, 160)

    def set_brightness(self, value):
        if not 0 <= value <= 31:
            raise ValueError("brightness must be 0 to 31")

    def set_i2c_addr(self, addr):
        if addr & 3:
            raise ValueError("the lower 2 bits of addr must be clear")
        self.i2c_addr = addr

    def set_uart_baudrate(self, baudrate):
        pass

    def set_startup_deco(self, value):
        pass

    def save_to_flash(self):
        pass

    # Pixels

    def set_pixel(self, x, y, c):
        _screen.fill(x, y, 1, 1, c)

    def get_pixel(self, x, y):
        return _screen.pixel(x, y)

    def get_line(self, x, y, buf):
        # The first byte means nothing.
        view = memoryview(buf)
        _screen.dump(view[1:], x, y, (len(view) - 1) // 2, 1)

    def screen_dump(self, buf, x=0, y=0, w=None, h=None):
        w = self.w - x if w is None else w
        h = self.h - y if h is None else h
        _screen.dump(buf, x, y, w, h)

    def screen_load(self, buf):
        _screen.load(buf, 0, 0, self.w, self.h)

    # Text

    def set_pos(self, x, y):
        self._x, self._y = x, y

    def set_text_color(self, fg, bg):
        self._fg, self._bg = fg, bg

    def set_font(self, font, scale=0, bold=0, trans=0, scroll=0):
        if not 0 <= font <= 3:
            raise ValueError("font must be 0 to 3")
        if not 0 <= scale <= 63:
            raise ValueError("scale must be 0 to 63")
        self._side = scale + 1
        self._bold = (self._side + (bold & 3), self._side + (bold >> 2 & 3))
        self._trans = trans
        self._scroll = scroll

    def _line_break(self):
        size = 8 * self._side
        self._x = 0
        self._y += size
        over = self._y + size - self.h
        if self._scroll and 0 < over < self.h:
            line = bytearray(2 * self.w)
            for y in range(over, self.h):
                _screen.dump(line, 0, y, self.w, 1)
                _screen.load(line, 0, y - over, self.w, 1)
            _screen.fill(0, self.h - over, self.w, over, self._bg)
            self._y -= over

    def write(self, s):
        side = self._side
        size = 8 * side
        for character in s:
            if character == "\n":
                self._line_break()
            elif character == "\r":
                self._x = 0
            elif character == "\b":
                self._x = max(0, self._x - size)
            elif character >= " ":
                if self._x + size > self.w:
                    self._line_break()
                if not self._trans:
                    _screen.fill(self._x, self._y, size, size, self._bg)
                self._cell.fill(0)
                self._cell.text(character, 0, 0)
                for i in range(64):
                    if self._glyph[i >> 3] << (i & 7) & 128:
                        x, y = self._x + (i & 7) * side, self._y + (i >> 3) * side
                        _screen.fill(x, y, self._bold[0], self._bold[1], self._fg)
                self._x += size

    # Shapes

    def set_pen(self, line, fill):
        self._line, self._fill = line, fill

    def erase(self):
        _screen.fill(0, 0, self.w, self.h, self._fill)

    def dot(self, x, y):
        _screen.fill(x, y, 1, 1, self._line)

    def rect_interior(self, x, y, w, h):
        _screen.fill(x + 1, y + 1, w - 2, h - 2, self._fill)

    def rect_outline(self, x, y, w, h):
        if w > 0 and h > 0:
            _screen.fill(x, y, w, 1, self._line)
            _screen.fill(x, y + h - 1, w, 1, self._line)
            _screen.fill(x, y, 1, h, self._line)
            _screen.fill(x + w - 1, y, 1, h, self._line)

    def rect(self, x, y, w, h):
        self.rect_interior(x, y, w, h)
        self.rect_outline(x, y, w, h)

    def line(self, x1, y1, x2, y2):
        ends = [x1, y1, x2, y2]
        if not self.clip_line(ends, self.w, self.h):
            return
        x1, y1, x2, y2 = ends
        dx, dy = abs(x2 - x1), -abs(y2 - y1)
        right, down = 1 if x1 < x2 else -1, 1 if y1 < y2 else -1
        error = dx + dy
        while True:
            _screen.fill(x1, y1, 1, 1, self._line)
            if x1 == x2 and y1 == y2:
                break
            twice = 2 * error
            if twice >= dy:
                error += dy
                x1 += right
            if twice <= dx:
                error += dx
                y1 += down

    # The display itself leaves out what lies beyond it.
    dot_no_clip = dot
    rect_no_clip = rect
    rect_outline_no_clip = rect_outline
    rect_interior_no_clip = rect_interior
    line_no_clip = line

    def poly_dot(self, data):
        for i in range(0, len(data) - 1, 2):
            self.dot(data[i], data[i + 1])

    def poly_line(self, data):
        for i in range(0, len(data) - 3, 2):
            self.line(data[i], data[i + 1], data[i + 2], data[i + 3])

    # Touch

    def touch_config(self, calib=False, save=False, irq=None):
        pass

    def is_touched(self):
        return bool(_screen.touch()[0])

    def get_touch(self):
        return _screen.touch()

    # Pixels by SPI, in the window that they go to

    def set_spi_win(self, x, y, w, h):
        self._window = (x, y, w, h)

    def fast_spi(self, flush=True):
        _screen.stream(self.spi, *self._window)
        return self.spi

    def show_framebuf(self, buf):
        self.fast_spi().write(buf)

    # Windows that scroll: they stand still here.

    def set_scroll(self, on):
        pass

    def _check_window(self, win):
        if not 0 <= win <= 8:
            raise ValueError("win must be 0 to 8")

    def set_scroll_win(
        self, win, x=-1, y=0, w=0, h=0, vec=0, pat=0, fill=0x07E0, color=0
    ):
        self._check_window(win)

    def set_scroll_win_param(self, win, param, value):
        self._check_window(win)
        if not 0 <= param <= 7:
            raise ValueError("param must be 0 to 7")

    def set_scroll_buf(self, s):
        if len(s) > 32:
            raise ValueError("s must have at most 32 characters")

    # Pictures

    def jpeg(self, buf):
        self.jpeg_start(len(buf))
        self.jpeg_data(buf)

    def jpeg_start(self, total_len):
        _screen.picture(self._x, self._y, total_len)

    def jpeg_data(self, buf):
        _screen.picture_data(buf)

    def feed_wdt(self):
        pass

    def reset(self):
        self.set_orient(PORTRAIT)
        self.set_pos(0, 0)
        self.set_text_color(0xFFFF, 0)
        self.set_pen(0xFFFF, 0)
        self.set_font(0)
        self.set_spi_win(0, 0, self.w, self.h)
        self.erase()
