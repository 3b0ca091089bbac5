# machine.I2CTarget: a device on a two-wire bus whose controller is the same program.

import micropython
import sys
import uctypes
from _softbus import SoftI2C

# On a pyboard by bus, as if both were wired to one another; elsewhere as many as there are.
_targets = [None, None]
_PINS = (("B6", "B7"), ("B10", "B11"))
_WRITTEN = micropython.const(1)
_READ = micropython.const(2)


def _name(pin):
    return pin.name() if hasattr(pin, "name") else getattr(pin, "_name", None)


# What `I2CTarget.irq` gives.
class Irq:
    def __init__(self, target):
        self._target = target

    def __call__(self):
        if self._target._handler:
            self._target._handler(self._target)

    def flags(self):
        return self._target._flags

    def trigger(self):
        return self._target._trigger


class I2CTarget:
    IRQ_ADDR_MATCH_READ = 1
    IRQ_ADDR_MATCH_WRITE = 2
    IRQ_READ_REQ = 4
    IRQ_WRITE_REQ = 8
    IRQ_END_READ = 16
    IRQ_END_WRITE = 32

    def __init__(self, id, addr, *, addrsize=7, mem=None, mem_addrsize=8, scl=None, sda=None):
        if addrsize not in (7, 10):
            raise ValueError("invalid addrsize")
        if not 0 <= addr < 1 << addrsize:
            raise ValueError("invalid addr")
        if mem_addrsize not in (0, 8, 16, 24, 32):
            raise ValueError("invalid mem_addrsize")
        self._addr = addr
        self._wide = addrsize == 10
        self._object = mem
        self._mem = None
        if mem is not None:
            view = memoryview(mem)
            # Only what can be written can be replaced.
            view[:0] = view[:0]
            if view.itemsize != 1:
                view = uctypes.bytearray_at(uctypes.addressof(mem), len(view) * view.itemsize)
            if not len(view):
                raise ValueError("invalid mem")
            self._mem = view
        self._place = mem_addrsize // 8
        self.memaddr = self._at = 0
        self._phase = 0
        self._chosen = self._half = self._changed = False
        # A byte on its way to the program, and one from it.
        self._came = self._goes = None
        self._handler = None
        self._trigger = self._flags = self._waiting = 0
        self._hard = False
        self._irq = Irq(self)
        self._join(id, scl, sda)

    def __repr__(self):
        return "I2CTarget(%r, addr=%d, scl=%s, sda=%s)" % ((self._id, self._addr) + self._pins)

    # Takes its place on the wires, and remembers on which pins its controllers are.
    def _join(self, id, scl, sda):
        self._id = id
        if sys.platform != "pyboard":
            if scl is None or sda is None:
                raise ValueError("must specify scl and sda")
            self._wires = self._pins = (_name(scl), _name(sda))
            _targets.append(self)
            return
        bus = {"X": 0, "Y": 1, 1: 0, 2: 1}.get(id)
        if bus is None:
            raise ValueError("I2C(%s) doesn't exist" % id)
        self._id = bus + 1
        self._pins = _PINS[bus]
        for pin, name in ((scl, self._pins[0]), (sda, self._pins[1])):
            if pin is not None and _name(pin) != name:
                raise ValueError("scl and sda cannot be changed")
        self._wires = _PINS[1 - bus]
        if _targets[bus]:
            _targets[bus].deinit()
        _targets[bus] = self

    def deinit(self):
        for i in range(len(_targets)):
            if _targets[i] is self:
                _targets[i] = None
        self._handler = None
        self._wires = None

    def _there(self):
        if not self._wires:
            raise OSError(19)

    def readinto(self, buf):
        self._there()
        if self._came is None or not len(buf):
            return 0
        buf[0] = self._came
        self._came = None
        return 1

    def write(self, buf):
        self._there()
        if self._goes is not None or not len(buf):
            return 0
        self._goes = buf[0]
        return 1

    def irq(self, *args, **settings):
        self._there()
        if args or settings:
            self._watch(*args, **settings)
        return self._irq

    def _watch(self, handler=None, trigger=48, hard=False):
        if trigger & ~63:
            raise ValueError("trigger 0x%08x unsupported" % trigger)
        if trigger & 15 and handler and not hard:
            raise ValueError("trigger 0x%08x needs hard=True" % (trigger & 15))
        self._handler = handler
        self._trigger = trigger
        self._hard = hard

    def _event(self, event):
        if not self._handler or not self._trigger & event:
            return
        if self._hard:
            self._flags = event
            self._tell()
        else:
            try:
                if not self._waiting:
                    micropython.schedule(self._later, 0)
                self._waiting |= event
            except RuntimeError:
                # Too much waits already: nobody hears of this one.
                pass

    def _later(self, _):
        self._flags, self._waiting = self._waiting, 0
        if self._handler:
            self._tell()

    def _tell(self):
        try:
            self._handler(self)
        except Exception as error:
            self._handler = None
            print("Uncaught exception in I2CTarget.irq handler")
            sys.print_exception(error)

    # What controllers do. The first byte says who is called, its lowest bit whether to be read.
    def _start(self, first):
        self._end()
        high = 0x78 | self._addr >> 8 if self._wide else self._addr
        if first >> 1 != high:
            self._chosen = False
            return False
        if self._wide:
            if not first & 1:
                # The rest of the address is to come.
                self._chosen = False
                self._half = True
                return True
            if not self._chosen:
                return False
        self._begin(first & 1)
        return True

    def _begin(self, read):
        self._chosen = True
        self._phase = _READ if read else _WRITTEN
        self._changed = False
        self._left = 0 if read else self._place
        self._pointer = 0
        if not self._place:
            self._at = 0
        self._event(1 if read else 2)

    def _end(self):
        phase, self._phase = self._phase, 0
        self._half = False
        if phase == _READ:
            self._event(16)
        elif phase == _WRITTEN and (self._mem is None or self._changed):
            self._event(32)

    def _stop(self):
        self._end()
        self._chosen = False

    # Whoever does not take or give a byte in time holds the clock, until the controller gives up.
    def _late(self):
        self._phase = 0
        raise OSError(110)

    def _write(self, byte):
        if self._half:
            self._half = False
            if byte != self._addr & 255:
                return False
            self._begin(0)
            return True
        if self._phase != _WRITTEN:
            return False
        if self._mem is None:
            if self._came is not None:
                self._late()
            self._came = byte
            self._event(8)
        elif self._left:
            self._left -= 1
            self._pointer = self._pointer << 8 | byte
            if not self._left:
                self.memaddr = self._at = self._pointer
        else:
            self._changed = True
            self._mem[self._next()] = byte
        return True

    def _read(self):
        if self._phase != _READ:
            return 255
        if self._mem is not None:
            return self._mem[self._next()]
        if self._goes is None:
            self._event(4)
        if self._goes is None:
            self._late()
        byte, self._goes = self._goes, None
        return byte

    # Where memory ends it begins anew.
    def _next(self):
        at = self._at % len(self._mem)
        self._at = at + 1
        return at


# From now on buses made of pins reach targets too, a byte at a time.
_bit_start, _bit_stop, _bit_out, _bit_in = SoftI2C.start, SoftI2C.stop, SoftI2C._out, SoftI2C._in


def _soft_start(bus):
    wires = (_name(bus.scl), _name(bus.sda))
    bus._heard = [target for target in _targets if target and target._wires == wires]
    bus._called = None
    if not bus._heard:
        _bit_start(bus)


def _soft_stop(bus):
    if not bus._heard:
        _bit_stop(bus)
    for target in bus._heard:
        target._stop()


def _soft_out(bus, byte):
    if not bus._heard:
        return _bit_out(bus, byte)
    if bus._called is None:
        # Whoever is not called hears that others are.
        bus._called = [target for target in bus._heard if target._start(byte)]
        return bool(bus._called)
    return bool([target for target in bus._called if target._write(byte)])


def _soft_in(bus, ack):
    if not bus._heard:
        return _bit_in(bus, ack)
    byte = 255
    for target in bus._called or ():
        byte &= target._read()
    return byte


SoftI2C._heard = ()
SoftI2C.start = _soft_start
SoftI2C.stop = _soft_stop
SoftI2C._out = _soft_out
SoftI2C._in = _soft_in
