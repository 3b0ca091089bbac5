# onewire: devices on one wire, each with a number of 64 bits.

from micropython import const
import _onewire as bits


class OneWireError(Exception):
    pass


class OneWire:
    SEARCH_ROM = const(0xF0)
    MATCH_ROM = const(0x55)
    SKIP_ROM = const(0xCC)

    def __init__(self, pin):
        self.pin = pin
        self.pin.init(pin.OPEN_DRAIN, pin.PULL_UP)

    def reset(self, required=False):
        there = bits.reset(self.pin)
        if required and not there:
            raise OneWireError
        return there

    def readbit(self):
        return bits.readbit(self.pin)

    def readbyte(self):
        return bits.readbyte(self.pin)

    def readinto(self, buf):
        for i in range(len(buf)):
            buf[i] = bits.readbyte(self.pin)

    def writebit(self, value):
        return bits.writebit(self.pin, value)

    def writebyte(self, value):
        return bits.writebyte(self.pin, value)

    def write(self, buf):
        for byte in buf:
            bits.writebyte(self.pin, byte)

    def select_rom(self, rom):
        self.reset()
        self.writebyte(0x55)
        self.write(rom)

    # All numbers: where devices differ in a bit, first those with a one, later the others.
    def scan(self):
        found = []
        # Numbers of which so many bits, the lowest, are known.
        forks = [(0, 0)]
        while forks:
            rom, known = forks.pop()
            if not self.reset():
                break
            self.writebyte(0xF0)
            for i in range(64):
                some_zero = not self.readbit()
                some_one = not self.readbit()
                if i >= known:
                    if some_one:
                        if some_zero:
                            forks.append((rom, i + 1))
                        rom |= 1 << i
                    elif not some_zero:
                        # Nobody answers any more.
                        break
                self.writebit(rom >> i & 1)
            else:
                found.append(bytearray(rom.to_bytes(8, "little")))
        return found

    def crc8(self, data):
        return bits.crc8(data)
