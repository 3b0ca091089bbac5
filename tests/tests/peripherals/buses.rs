//! I2C and SPI.

use crate::rig::pyboard::{board, run};

#[test]
fn devices_answer_on_the_two_wire_bus() {
    let (board, mut line) = board();
    let mut registers = vec![0; 16];
    registers[2..5].copy_from_slice(&[7, 8, 9]);
    board.world().attach_i2c(0, 0x42, registers);
    let out = run(
        &mut line,
        "import pyb, machine
i2c = pyb.I2C(1, pyb.I2C.CONTROLLER)
print(i2c, i2c.scan(), i2c.is_ready(0x42), i2c.is_ready(0x43))
print(i2c.mem_read(3, 0x42, 2))
i2c.mem_write(b'ab', 0x42, 4)
i2c.send(b'\\x06c', 0x42)
i2c.send(2, 0x42)
buf = bytearray(2)
print(i2c.recv(2, 0x42), i2c.recv(buf, 0x42) is buf, buf)
try:
    i2c.send(b'x', 0x43)
except OSError as e:
    print(e)
i2c = machine.I2C('X', freq=100000)
print(i2c, i2c.scan(), i2c.readfrom_mem(0x42, 4, 3))
i2c.writeto_mem(0x42, 0, b'zy')
print(i2c.writeto(0x42, b'\\x00'), i2c.readfrom(0x42, 2), i2c.writevto(0x42, [b'\\x08', b'12']))
print(i2c.readfrom_mem_into(0x42, 8, buf), buf)
print(machine.I2C(2).scan())
try:
    machine.I2C(2).readfrom(1, 1)
except OSError as e:
    print(e.errno)
",
    );
    assert_eq!(
        out,
        "I2C(1, I2C.CONTROLLER, baudrate=400000) [66] True False\n\
         b'\\x07\\x08\\t'\n\
         b'\\x07\\x08' True bytearray(b'ab')\n\
         [Errno 19] ENODEV\n\
         I2C(1, scl=B6, sda=B7, freq=100000) [66] b'abc'\n\
         1 b'zy' 3\nNone bytearray(b'12')\n[]\n19\n"
    );
    let registers = board.world().registers(0, 0x42);
    assert_eq!(&registers[..10], b"zy\x07\x08abc\x0012");
}

#[test]
fn bytes_are_exchanged_on_the_fast_bus() {
    let (board, mut line) = board();
    let mut last = 0;
    board.world().attach_spi(
        0,
        Box::new(move |byte| std::mem::replace(&mut last, byte.wrapping_add(1))),
    );
    let out = run(
        &mut line,
        "import pyb, machine
spi = pyb.SPI(1, pyb.SPI.CONTROLLER, baudrate=600000, polarity=1, phase=0)
print(spi, spi.send_recv(b'abc'))
spi.send(b'x')
print(spi.recv(2))
spi = machine.SPI(1, 1000000)
buf = bytearray(3)
spi.write(b'1')
spi.write_readinto(b'ABC', buf)
print(buf, spi.read(2, 0x40), machine.SPI(2).read(2))
spi.readinto(buf)
print(buf)
try:
    spi.write_readinto(b'A', buf)
except ValueError as e:
    print(e)
",
    );
    assert_eq!(
        out,
        "SPI(1, SPI.CONTROLLER, baudrate=328125, prescaler=256, polarity=1, phase=0, bits=8) b'\\x00bc'\n\
         b'y\\x00'\n\
         bytearray(b'2BC') b'DA' b'\\xff\\xff'\n\
         bytearray(b'A\\x01\\x01')\n\
         buffers must be the same length\n"
    );
}
