# machine.PWM: pulses on a pin, made by the timer that can drive it.

from machine import Pin
from pyb import Timer

# Timer and channel for each pin.
CHANNELS = {
    "A0": (2, 1),
    "A1": (2, 2),
    "A2": (2, 3),
    "A3": (2, 4),
    "A5": (2, 1),
    "A6": (3, 1),
    "A7": (3, 2),
    "A8": (1, 1),
    "A9": (1, 2),
    "A10": (1, 3),
    "A11": (1, 4),
    "A15": (2, 1),
    "B0": (3, 3),
    "B1": (3, 4),
    "B3": (2, 2),
    "B4": (3, 1),
    "B5": (3, 2),
    "B6": (4, 1),
    "B7": (4, 2),
    "B8": (4, 3),
    "B9": (4, 4),
    "B10": (2, 3),
    "B11": (2, 4),
    "B14": (12, 1),
    "B15": (12, 2),
    "C6": (3, 1),
    "C7": (3, 2),
    "C8": (3, 3),
    "C9": (3, 4),
}


class PWM:
    def __init__(self, dest, *, freq=-1, duty_u16=-1, duty_ns=-1, invert=-1):
        self._pin = Pin(dest)
        place = CHANNELS.get(self._pin.name())
        if place is None:
            raise ValueError("PWM not supported on Pin(%s)" % self._pin.name())
        self._timer, self._number = Timer(place[0]), place[1]
        self._channel = None
        self._freq = self._u16 = 0
        self._ns = None
        self._invert = False
        self.init(freq=freq, duty_u16=duty_u16, duty_ns=duty_ns, invert=invert)

    def __repr__(self):
        return "PWM(%r, freq=%d, duty_u16=%d)" % (self._pin, self._freq, self.duty_u16())

    def init(self, *, freq=-1, duty_u16=-1, duty_ns=-1, invert=-1):
        if freq != -1:
            if freq <= 0:
                raise ValueError("invalid freq")
            self._freq = freq
        if duty_u16 != -1:
            self._u16, self._ns = max(0, min(65535, duty_u16)), None
        if duty_ns != -1:
            self._ns = max(0, duty_ns)
        if invert != -1:
            self._invert = bool(invert)
        self._drive()

    def _drive(self):
        if not self._freq:
            return
        self._timer.init(freq=self._freq)
        mode = Timer.PWM_INVERTED if self._invert else Timer.PWM
        self._channel = self._timer.channel(self._number, mode, pin=self._pin)
        period = self._timer.period() + 1
        self._channel.pulse_width(self.duty_u16() * period // 65535)

    def deinit(self):
        if self._channel is not None:
            self._timer.deinit()
            self._channel = None
            self._freq = 0

    def freq(self, *value):
        if not value:
            return self._freq
        self.init(freq=value[0])

    def duty_u16(self, *value):
        if value:
            self.init(duty_u16=value[0])
        elif self._ns is None:
            return self._u16
        else:
            return min(65535, self._ns * self._freq * 65535 // 1000000000)

    def duty_ns(self, *value):
        if value:
            self.init(duty_ns=value[0])
        elif self._ns is not None:
            return self._ns
        else:
            return self._u16 * 1000000000 // (65535 * self._freq) if self._freq else 0
