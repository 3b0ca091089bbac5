# machine.I2S: sound out and in. Nothing is played; what is written takes the time that it would
# sound, and what is read is silence.

import io
from machine import Timer
from time import sleep_ms, ticks_add, ticks_diff, ticks_us


class I2S(io.IOBase):
    RX = 768
    TX = 512
    MONO = 0
    STEREO = 1

    def __init__(self, id, **settings):
        if id != 2:
            raise ValueError("I2S(%s) doesn't exist" % id)
        self._timer = None
        self.init(**settings)

    def init(self, *, sck, ws, sd, mck=None, mode, bits, format, rate, ibuf):
        if mode not in (768, 512):
            raise ValueError("invalid mode")
        if bits not in (16, 32):
            raise ValueError("invalid bits")
        if format not in (0, 1):
            raise ValueError("invalid format")
        if rate <= 0:
            raise ValueError("invalid rate")
        if ibuf <= 0:
            raise ValueError("invalid ibuf")
        self._pins = (sck, ws, sd)
        self._mode = mode
        self._rate = rate
        self._second = rate * (bits // 8) * (format + 1)
        self._ibuf = ibuf
        self._handler = None
        self._polled = False
        # When all that was written has sounded.
        self._end = ticks_us()

    def __repr__(self):
        mode = "RX" if self._mode == 768 else "TX"
        return "I2S(id=2, sck=%r, ws=%r, sd=%r, mode=I2S.%s, rate=%d, ibuf=%d)" % (
            self._pins + (mode, self._rate, self._ibuf)
        )

    def deinit(self):
        if self._timer:
            self._timer.deinit()
        self._handler = None
        self._mode = 0

    def irq(self, handler):
        self._handler = handler

    def _us(self, count):
        return count * 1000000 // self._second

    # Milliseconds until so much of what is on its way is left.
    def _left(self, us):
        return max(0, ticks_diff(self._end, ticks_us()) - us) // 1000

    def _pass(self, mode, buf, room):
        if self._mode != mode:
            raise OSError(1)
        view = memoryview(buf)
        count = len(view) * view.itemsize
        if ticks_diff(self._end, ticks_us()) < 0:
            self._end = ticks_us()
        self._end = ticks_add(self._end, self._us(count))
        if self._handler:
            self._timer = Timer(
                period=self._left(room) + 1,
                mode=Timer.ONE_SHOT,
                callback=lambda timer: self._handler and self._handler(self),
            )
        elif not self._polled:
            sleep_ms(self._left(room))
        return count

    def write(self, buf):
        return self._pass(512, buf, self._us(self._ibuf))

    def readinto(self, buf):
        count = self._pass(768, buf, 0)
        view = memoryview(buf)
        for i in range(len(view)):
            view[i] = 0
        return count

    # Which events there are now, for polling.
    def ioctl(self, request, argument):
        if request != 3:
            return -22
        self._polled = True
        if self._mode == 512:
            return argument & 4 if self._left(self._us(self._ibuf)) == 0 else 0
        return argument & 1 if self._left(0) == 0 else 0

    @staticmethod
    def shift(*, buf, bits, shift):
        if bits not in (8, 16, 32):
            raise ValueError("invalid bits")
        data = memoryview(buf)
        data = bytearray(data) if data.itemsize != 1 else data
        size = bits // 8
        mask = (1 << bits) - 1
        for i in range(0, len(data) - size + 1, size):
            sample = int.from_bytes(data[i : i + size], "little")
            if sample >> (bits - 1):
                sample -= mask + 1
            sample = sample << shift if shift >= 0 else sample >> -shift
            data[i : i + size] = (sample & mask).to_bytes(size, "little")
        if memoryview(buf).itemsize != 1:
            import struct

            view = memoryview(buf)
            code = "<h" if view.itemsize == 2 else "<i"
            for i in range(len(view)):
                view[i] = struct.unpack_from(code, data, i * view.itemsize)[0]
