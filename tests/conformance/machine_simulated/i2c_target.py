# oracle: cpython - no oracle has pins: a target of this program's on simulated wires
try:
    from machine import I2CTarget, Pin, SoftI2C
except ImportError:
    print("""[67]
b'\\x02\\x03\\x04' 2
bytearray(b'\\x00\\x01\\x02\\x03\\x04ab\\x07')
written at 5
3 bytearray(b'\\x00\\x01\\x02\\x03\\x04ab\\x07')
[2, 8, 32, 1, 4, 4, 16]
b'??'
[67, 68]
[68]
19
ValueError""")
else:
    scl, sda = Pin("clock"), Pin("data")
    mem = bytearray(range(8))
    target = I2CTarget(0, 67, mem=mem, scl=scl, sda=sda)
    bus = SoftI2C(scl=Pin("clock"), sda=Pin("data"))
    print(bus.scan())
    print(bus.readfrom_mem(67, 2, 3), target.memaddr)

    def told(target):
        if target.irq().flags() & I2CTarget.IRQ_END_WRITE:
            print("written at", target.memaddr)

    bus.writeto_mem(67, 5, b"ab")
    print(mem)
    target.irq(told)
    bus.writeto_mem(67, 5, b"ab")
    for _ in range(10):
        pass
    target.irq(None)
    print(bus.writeto(67, b"\x05ab"), mem)

    heard = []

    def raw(target, buf=bytearray(b"?")):
        flags = target.irq().flags()
        heard.append(flags)
        if flags & I2CTarget.IRQ_READ_REQ:
            target.write(buf)
        if flags & I2CTarget.IRQ_WRITE_REQ:
            target.readinto(bytearray(1))

    device = I2CTarget(1, 68, scl=scl, sda=sda)
    device.irq(raw, trigger=63, hard=True)
    bus.writeto(68, b"x")
    data = bus.readfrom(68, 2)
    print(heard)
    print(data)
    print(bus.scan())
    target.deinit()
    print(bus.scan())
    try:
        bus.writeto(67, b"x")
    except OSError as e:
        print(e.errno)
    try:
        I2CTarget(0, 67)
    except ValueError as e:
        print(type(e).__name__)
