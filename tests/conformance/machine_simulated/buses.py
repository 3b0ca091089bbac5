# oracle: cpython - no oracle has pins: a device of Python's on simulated wires
try:
    from machine import Pin, SoftI2C, SoftSPI
except ImportError:
    print("""[42]
2
b'\\x01\\x02'
b'\\x02\\x03\\x04'
bytearray(b'\\x01\\xaa\\xbb\\x04')
19
bytearray(b'\\xde\\xad\\xbe\\xef')
b'\\xff\\xff\\xff'
bytearray(b'\\xab')
ValueError""")
else:

    class Memory:
        # A memory of four bytes at address 42, which listens to the wires.
        def __init__(self, scl, sda):
            self.sda = Pin(sda, Pin.OPEN_DRAIN, value=1)
            self.scl = Pin(scl, Pin.IN)
            self.look = Pin(sda, Pin.IN)
            self.data = bytearray((1, 2, 3, 4))
            self.at = 0
            self.state = None
            self.scl.irq(self.clock, Pin.IRQ_RISING | Pin.IRQ_FALLING)
            self.look.irq(self.line, Pin.IRQ_RISING | Pin.IRQ_FALLING)

        def line(self, pin):
            if self.scl():
                self.state = None if pin() else "address"
                self.bits = self.count = 0
                self.sda(1)

        def clock(self, pin):
            if self.state is None:
                return
            if pin():
                self.bits = self.bits << 1 | self.look()
                self.count += 1
                return
            if self.state == "read":
                if self.count == 9:
                    if self.bits & 1:
                        self.state = None
                        self.sda(1)
                        return
                    self.count = self.bits = 0
                    self.at = (self.at + 1) % 4
                self.sda(1 if self.count == 8 else self.data[self.at] >> (7 - self.count) & 1)
                return
            if self.count == 8:
                byte = self.bits
                if self.state == "address":
                    if byte >> 1 != 42:
                        self.state = None
                        return
                    self.next = "read" if byte & 1 else "place"
                elif self.state == "place":
                    self.at = byte % 4
                    self.next = "write"
                else:
                    self.data[self.at] = byte
                    self.at = (self.at + 1) % 4
                self.sda(0)
            elif self.count == 9:
                self.sda(1)
                self.state = self.next
                self.count = self.bits = 0
                if self.state == "read":
                    self.sda(self.data[self.at] >> 7)

    memory = Memory("scl", "sda")
    i2c = SoftI2C(Pin("scl"), Pin("sda"), freq=100000)
    print(i2c.scan())
    print(i2c.writeto(42, b"\0") + i2c.writeto(42, b"\0"))
    print(i2c.readfrom(42, 2))
    print(i2c.readfrom_mem(42, 1, 3))
    i2c.writeto_mem(42, 1, b"\xaa\xbb")
    print(memory.data)
    try:
        i2c.readfrom(43, 1)
    except OSError as e:
        print(e.errno)
    wire = Pin("wire")
    spi = SoftSPI(1000000, sck=Pin("sck"), mosi=Pin("loop"), miso=Pin("loop"))
    got = bytearray(4)
    spi.write_readinto(b"\xde\xad\xbe\xef", got)
    print(got)
    print(spi.read(3, 0xFF))
    spi = SoftSPI(1000000, polarity=1, phase=1, firstbit=SoftSPI.LSB, sck=Pin("sck"), mosi=Pin("loop"), miso=Pin("loop"))
    got = bytearray(1)
    spi.write_readinto(b"\xab", got)
    print(got)
    try:
        SoftSPI(1000)
    except ValueError:
        print("ValueError")
