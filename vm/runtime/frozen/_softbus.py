# Buses made of pins: `machine.SoftI2C` and `machine.SoftSPI`. A pin is called with a level to drive
# it and without one to read it.
from time import ticks_us as _now, ticks_diff as _diff, sleep_us as _sleep


class SoftI2C:
    # Both lines are released by 1 and pulled low by 0.
    def __init__(self, scl, sda, *, freq=400000, timeout=50000):
        self.scl = scl
        self.sda = sda
        self.init(freq=freq, timeout=timeout)

    def init(self, scl=None, sda=None, *, freq=400000, timeout=50000):
        self.scl = scl or self.scl
        self.sda = sda or self.sda
        self.pause = 500000 // freq
        self.timeout = timeout
        for pin in (self.scl, self.sda):
            if hasattr(pin, "init"):
                pin.init(pin.OPEN_DRAIN, value=1)
            pin(1)

    def _clock(self):
        # Releases the clock; who is slow holds it down meanwhile.
        self.scl(1)
        if not self.scl():
            start = _now()
            while not self.scl():
                if _diff(_now(), start) > self.timeout:
                    raise OSError(110)
        _sleep(self.pause)

    def start(self):
        self.sda(1)
        self._clock()
        self.sda(0)
        _sleep(self.pause)
        self.scl(0)

    def stop(self):
        self.scl(0)
        self.sda(0)
        _sleep(self.pause)
        self._clock()
        self.sda(1)
        _sleep(self.pause)

    def _out(self, byte):
        # True: it was acknowledged.
        for bit in (128, 64, 32, 16, 8, 4, 2, 1):
            self.sda(1 if byte & bit else 0)
            self._clock()
            self.scl(0)
        self.sda(1)
        self._clock()
        ack = not self.sda()
        self.scl(0)
        return ack

    def _in(self, ack):
        byte = 0
        self.sda(1)
        for _ in range(8):
            self._clock()
            byte = byte << 1 | (1 if self.sda() else 0)
            self.scl(0)
        self.sda(0 if ack else 1)
        self._clock()
        self.scl(0)
        self.sda(1)
        return byte

    def write(self, buf):
        acks = 0
        for byte in memoryview(buf):
            if not self._out(byte):
                break
            acks += 1
        return acks

    def readinto(self, buf, nack=True):
        last = len(buf) - 1
        for i in range(len(buf)):
            buf[i] = self._in(i < last or not nack)

    def scan(self):
        found = []
        for addr in range(8, 0x78):
            self.start()
            if self._out(addr << 1):
                found.append(addr)
            self.stop()
        return found

    def _select(self, addr, reading):
        self.start()
        if not self._out(addr << 1 | reading):
            self.stop()
            raise OSError(19)

    def writeto(self, addr, buf, stop=True):
        return self.writevto(addr, (buf,), stop)

    def writevto(self, addr, vector, stop=True):
        self._select(addr, 0)
        acks = 0
        for buf in vector:
            n = self.write(buf)
            acks += n
            if n < len(buf):
                break
        if stop:
            self.stop()
        return acks

    def readfrom_into(self, addr, buf, stop=True):
        self._select(addr, 1)
        self.readinto(buf)
        if stop:
            self.stop()

    def readfrom(self, addr, nbytes, stop=True):
        buf = bytearray(nbytes)
        self.readfrom_into(addr, buf, stop)
        return bytes(buf)

    def _place(self, memaddr, addrsize):
        return memaddr.to_bytes(addrsize // 8, "big")

    def readfrom_mem_into(self, addr, memaddr, buf, *, addrsize=8):
        self.writeto(addr, self._place(memaddr, addrsize), False)
        self.readfrom_into(addr, buf)

    def readfrom_mem(self, addr, memaddr, nbytes, *, addrsize=8):
        buf = bytearray(nbytes)
        self.readfrom_mem_into(addr, memaddr, buf, addrsize=addrsize)
        return bytes(buf)

    def writeto_mem(self, addr, memaddr, buf, *, addrsize=8):
        data = self._place(memaddr, addrsize)
        if self.writevto(addr, (data, buf)) < len(data) + len(buf):
            raise OSError(5)


class SoftSPI:
    MSB = 0
    LSB = 1

    def __init__(
        self, baudrate=500000, *, polarity=0, phase=0, bits=8, firstbit=0, sck=None, mosi=None, miso=None
    ):
        self.sck = self.mosi = self.miso = None
        self.init(baudrate, polarity=polarity, phase=phase, bits=bits, firstbit=firstbit, sck=sck, mosi=mosi, miso=miso)
        if self.sck is None or self.mosi is None or self.miso is None:
            raise ValueError("must specify all of sck/mosi/miso")

    def init(
        self, baudrate=500000, *, polarity=0, phase=0, bits=8, firstbit=0, sck=None, mosi=None, miso=None
    ):
        if bits != 8:
            raise ValueError("bits must be 8")
        self.pause = 500000 // baudrate
        self.polarity = polarity
        self.phase = phase
        self.order = (128, 64, 32, 16, 8, 4, 2, 1) if firstbit == 0 else (1, 2, 4, 8, 16, 32, 64, 128)
        self.sck = sck or self.sck
        self.mosi = mosi or self.mosi
        self.miso = miso or self.miso
        for pin in (sck, mosi):
            if pin is not None and hasattr(pin, "init"):
                pin.init(pin.OUT)
        if miso is not None and hasattr(miso, "init"):
            miso.init(miso.IN)
        if sck is not None:
            sck(polarity)

    def deinit(self):
        pass

    def _swap(self, out):
        got = 0
        for bit in self.order:
            if self.phase:
                self.sck(1 - self.polarity)
                self.mosi(1 if out & bit else 0)
            else:
                self.mosi(1 if out & bit else 0)
                _sleep(self.pause)
                self.sck(1 - self.polarity)
            if self.phase:
                _sleep(self.pause)
                self.sck(self.polarity)
            if self.miso():
                got |= bit
            _sleep(self.pause)
            if not self.phase:
                self.sck(self.polarity)
        return got

    def write(self, buf):
        for byte in memoryview(buf):
            self._swap(byte)

    def readinto(self, buf, write=0):
        for i in range(len(buf)):
            buf[i] = self._swap(write)

    def read(self, nbytes, write=0):
        buf = bytearray(nbytes)
        self.readinto(buf, write)
        return bytes(buf)

    def write_readinto(self, write_buf, read_buf):
        if len(write_buf) != len(read_buf):
            raise ValueError("buffers must be the same length")
        for i in range(len(read_buf)):
            read_buf[i] = self._swap(write_buf[i])
