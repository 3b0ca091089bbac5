# oracle: cpython - no oracle has machine: memory by address is the heap's
try:
    import machine, uctypes
except ImportError:
    print("""48 12592 858927408
bytearray(b'A123')
bytearray(b'ABC3')
bytearray(b'\\x01\\x02\\x03\\x04')
ValueError
ValueError
ValueError
TypeError""")
else:
    b = bytearray(b"0123")
    a = uctypes.addressof(b)
    print(machine.mem8[a], machine.mem16[a], machine.mem32[a])
    machine.mem8[a] = 0x41
    print(b)
    machine.mem16[a] = 0x4241
    machine.mem8[a + 2] = 0x43
    print(b)
    machine.mem32[a] = 0x04030201
    print(b)
    for wrong in (
        lambda: machine.mem32[a + 1],
        lambda: machine.mem8[0],
        lambda: machine.mem32[1 << 30],
        lambda: machine.mem8["x"],
    ):
        try:
            wrong()
        except (ValueError, TypeError) as e:
            print(type(e).__name__)
