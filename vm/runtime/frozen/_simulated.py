# Hardware that a PC has not got: pins, a clock, a watchdog. All pins of one name are one wire: a
# wire is low when any of them drives it low, high when one drives it high or pulls it up.
import time

_wires = {}  # name of a wire: [pins, level]


def _settle(name):
    wire = _wires[name]
    low = high = False
    pulled = 0
    for pin in wire[0]:
        if pin._mode == Pin.OUT:
            low = low or not pin._out
            high = high or pin._out
        elif pin._mode == Pin.OPEN_DRAIN:
            low = low or not pin._out
            pulled = 1
        if pin._pull == Pin.PULL_UP:
            pulled = 1
    level = 0 if low else 1 if high else pulled
    before = wire[1]
    if level != before:
        wire[1] = level
        for pin in list(wire[0]):
            pin._changed(level)


class _Irq:
    def __init__(self, pin):
        self._pin = pin
        self._flags = 0

    def __call__(self):
        if self._pin._handler:
            self._pin._handler(self._pin)

    def flags(self):
        return self._flags

    def trigger(self, trigger=None):
        before = self._pin._trigger
        if trigger is not None:
            self._pin._trigger = trigger
        return before


class PinBase:
    # What programs make pins of their own of: `value` is theirs.
    def __call__(self, x=None):
        return self.value() if x is None else self.value(x)


class Pin(PinBase):
    IN = 0
    OUT = 1
    OPEN_DRAIN = 2
    ALT = 3
    ALT_OPEN_DRAIN = 4
    ANALOG = 5
    PULL_UP = 1
    PULL_DOWN = 2
    PULL_HOLD = 4
    DRIVE_0 = 0
    DRIVE_1 = 1
    DRIVE_2 = 2
    IRQ_RISING = 1
    IRQ_FALLING = 2
    IRQ_LOW_LEVEL = 4
    IRQ_HIGH_LEVEL = 8

    def __init__(self, id, mode=-1, pull=-1, *, value=None, drive=0, alt=-1):
        if isinstance(id, Pin):
            id = id._name
        self._name = id
        self._mode = Pin.IN
        self._pull = None
        self._out = 0
        self._handler = None
        self._trigger = 0
        self._irq = _Irq(self)
        self._drive = drive
        _wires.setdefault(id, [[], 0])[0].append(self)
        self.init(mode, pull, value=value)

    def init(self, mode=-1, pull=-1, *, value=None, drive=0, alt=-1):
        if value is not None:
            self._out = 1 if value else 0
        if mode != -1:
            if mode not in range(6):
                raise ValueError("invalid pin mode")
            self._mode = mode
        if pull != -1:
            self._pull = pull
        _settle(self._name)

    def value(self, x=None):
        if x is None:
            return _wires[self._name][1]
        self._out = 1 if x else 0
        _settle(self._name)

    __call__ = value

    def on(self):
        self.value(1)

    def off(self):
        self.value(0)

    high = on
    low = off

    def toggle(self):
        self.value(not self._out)

    def mode(self, mode=None):
        if mode is None:
            return self._mode
        self.init(mode)

    def pull(self, pull=-1):
        if pull == -1:
            return self._pull
        self.init(-1, pull)

    def drive(self, drive=None):
        # Noted: nothing here draws a current.
        if drive is None:
            return self._drive
        self._drive = drive

    def irq(self, handler=None, trigger=3, *, priority=1, wake=None, hard=False):
        self._handler = handler
        self._trigger = trigger
        self._hard = hard
        level = _wires[self._name][1]
        if handler and trigger & (Pin.IRQ_HIGH_LEVEL if level else Pin.IRQ_LOW_LEVEL):
            self._changed(level)
        return self._irq

    def _changed(self, level):
        wanted = (Pin.IRQ_RISING | Pin.IRQ_HIGH_LEVEL) if level else (Pin.IRQ_FALLING | Pin.IRQ_LOW_LEVEL)
        flags = self._trigger & wanted
        if flags and self._handler:
            self._irq._flags = flags
            self._handler(self)

    def __repr__(self):
        return "Pin(%r, mode=Pin.%s)" % (self._name, _MODES[self._mode])


_MODES = ("IN", "OUT", "OPEN_DRAIN", "ALT", "ALT_OPEN_DRAIN", "ANALOG")


class RTC:
    _offset = 0

    def __init__(self, id=0):
        pass

    def init(self, now):
        # (year, month, day, hours, minutes, seconds, microseconds, time zone): the last two mean
        # nothing yet, but must be there.
        y, mo, d, h, mi, s, _, _ = now
        self.datetime((y, mo, d, 0, h, mi, s, 0))

    def datetime(self, now=None):
        # (year, month, day, weekday, hours, minutes, seconds, subseconds)
        if now is None:
            ns = time.time_ns() + RTC._offset
            y, mo, d, h, mi, s, w, _ = time.gmtime(ns // 1000000000)
            return (y, mo, d, w, h, mi, s, ns // 1000 % 1000000)
        y, mo, d, _, h, mi, s, us = now
        seconds = time.mktime((y, mo, d, h, mi, s, 0, 0))
        RTC._offset = seconds * 1000000000 + us * 1000 - time.time_ns()

    def deinit(self):
        RTC._offset = 0

    def now(self):
        y, mo, d, _, h, mi, s, us = self.datetime()
        return (y, mo, d, h, mi, s, us, None)


class WDT:
    # Nobody bites: the time of the last feed is kept, that is all.
    def __init__(self, id=0, timeout=5000):
        if timeout < 1:
            raise ValueError("invalid timeout")
        self.timeout = timeout
        self.feed()

    def feed(self):
        self.fed = time.ticks_ms()
