# A thermometer of one's own: an I2C target with two registers, and a controller that reads them.
# On a pyboard wire X9 to Y9 and X10 to Y10; the virtual pyboard is wired like that.
import struct
from machine import I2CTarget

registers = bytearray(2)
try:
    from machine import I2C

    target = I2CTarget(1, addr=0x48, mem=registers)
    bus = I2C(2)
except ImportError:  # no board: two wires between simulated pins
    from machine import Pin, SoftI2C

    scl, sda = Pin("scl"), Pin("sda")
    target = I2CTarget(0, addr=0x48, mem=registers, scl=scl, sda=sda)
    bus = SoftI2C(scl=scl, sda=sda)


def measure(celsius):
    struct.pack_into(">h", registers, 0, int(celsius * 256))


print("devices:", bus.scan())
for celsius in (21.5, -3.25):
    measure(celsius)
    (raw,) = struct.unpack(">h", bus.readfrom_mem(0x48, 0, 2))
    print(raw / 256, "degrees")
target.deinit()
print("devices:", bus.scan())
