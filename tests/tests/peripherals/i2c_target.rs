//! `machine.I2CTarget`: the program's own devices on the two-wire buses.

use crate::rig::pyboard::{board, run};

#[test]
fn a_controller_reads_and_writes_a_targets_memory() {
    let (_board, mut line) = board();
    let out = run(
        &mut line,
        "import machine, pyb
from machine import I2C, I2CTarget, Pin, SoftI2C
mem = bytearray(range(8))
target = I2CTarget(1, addr=67, mem=mem)
print(target)
i2c = I2C(2)
print(i2c.scan(), I2C(1).scan())
print(i2c.readfrom_mem(67, 2, 3), i2c.readfrom(67, 2), target.memaddr)
i2c.writeto_mem(67, 6, b'xyz')
print(mem, target.memaddr)
print(i2c.writeto(67, b'\\x01ab'), mem)
print(i2c.writevto(67, [b'\\x03', b'cd']), bytes(mem))
old = pyb.I2C(2, pyb.I2C.CONTROLLER)
old.mem_write(b'Q', 67, 0)
old.send(b'\\x05R', 67)
print(old.is_ready(67), old.is_ready(68), old.mem_read(6, 67, 0))
soft = SoftI2C(scl=Pin('Y9'), sda=Pin('Y10'))
print(soft.scan(), soft.readfrom_mem(67, 1, 2))
soft.writeto_mem(67, 7, b'!')
print(mem[7])
soft.start()
print(soft.write(b'\\x86\\x00*'))
soft.stop()
print(mem[0])
target.deinit()
print(i2c.scan())
",
    );
    assert_eq!(
        out,
        "I2CTarget(1, addr=67, scl=B6, sda=B7)\n\
         [67] []\n\
         b'\\x02\\x03\\x04' b'\\x05\\x06' 2\n\
         bytearray(b'z\\x01\\x02\\x03\\x04\\x05xy') 6\n\
         3 bytearray(b'zab\\x03\\x04\\x05xy')\n\
         3 b'zabcd\\x05xy'\n\
         True False b'QabcdR'\n\
         [67] b'ab'\n33\n3\n42\n[]\n"
    );
}

#[test]
fn addresses_in_memory_and_on_the_bus_have_the_sizes_that_were_asked_for() {
    let (_board, mut line) = board();
    let out = run(
        &mut line,
        "import array
from machine import I2C, I2CTarget, Pin, SoftI2C
i2c = I2C('X')
words = array.array('H', [0] * 200)
target = I2CTarget('Y', 0x20, mem=words, mem_addrsize=16)
i2c.writeto_mem(0x20, 0x102, b'\\x34\\x12', addrsize=16)
print(words[0x81] == 0x1234, target.memaddr, i2c.readfrom_mem(0x20, 0x103, 1, addrsize=16))
mem = bytearray(3)
target = I2CTarget(2, 0x21, mem=mem, mem_addrsize=0)
print(i2c.scan(), i2c.writeto(0x21, b'ab'), mem, i2c.readfrom(0x21, 4))
wide = I2CTarget(2, 0x155, addrsize=10, mem=mem)
soft = SoftI2C(scl=Pin('X9'), sda=Pin('X10'))
soft.start()
print(soft.write(b'\\xf2\\x55\\x02z'))
soft.start()
print(soft.write(b'\\xf3'))
soft.stop()
soft.start()
print(soft.write(b'\\xf2\\x54'), mem)
soft.stop()
for given in (
    dict(addrsize=8), dict(mem_addrsize=4), dict(mem=b''), dict(mem=b'ab'), dict(scl=Pin('X1')),
):
    try:
        I2CTarget(1, 0x20, **given)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    I2CTarget(3, 0x20)
except ValueError as e:
    print(e)
",
    );
    assert_eq!(
        out,
        "True 258 b'\\x12'\n\
         [33] 2 bytearray(b'ab\\x00') b'ab\\x00a'\n\
         4\n1\n1 bytearray(b'abz')\n\
         ValueError invalid addrsize\n\
         ValueError invalid mem_addrsize\n\
         TypeError 'memoryview' object doesn't support item assignment\n\
         TypeError 'memoryview' object doesn't support item assignment\n\
         ValueError scl and sda cannot be changed\n\
         I2C(3) doesn't exist\n"
    );
}

#[test]
fn what_controllers_do_is_told_to_a_handler() {
    let (_board, mut line) = board();
    let out = run(
        &mut line,
        "import time
from machine import I2C, I2CTarget
def told(target):
    flags = target.irq().flags()
    if flags & I2CTarget.IRQ_END_READ:
        print('read at', target.memaddr)
    if flags & I2CTarget.IRQ_END_WRITE:
        print('written at', target.memaddr)
mem = bytearray(8)
target = I2CTarget(1, addr=67, mem=mem)
irq = target.irq(told)
print(irq.trigger())
i2c = I2C(2)
i2c.readfrom_mem(67, 3, 2)
time.sleep_ms(1)
i2c.writeto_mem(67, 5, b'x')
time.sleep_ms(1)
i2c.writeto(67, b'\\x01')
i2c.scan()
time.sleep_ms(1)
try:
    target.irq(told, I2CTarget.IRQ_READ_REQ)
except ValueError as e:
    print(e)
target.irq(None)
i2c.readfrom_mem(67, 3, 2)
def broken(target):
    target.nothing
target.irq(broken, hard=True)
i2c.readfrom(67, 1)
i2c.readfrom(67, 1)
",
    );
    let (told, uncaught) = out.split_at(out.find("Uncaught").expect("an exception"));
    assert_eq!(
        told,
        "48\nread at 3\nwritten at 5\ntrigger 0x00000004 needs hard=True\n"
    );
    assert_eq!(uncaught.matches("AttributeError").count(), 1, "{uncaught}");
}

#[test]
fn a_device_of_any_kind_is_made_of_the_raw_events() {
    let (_board, mut line) = board();
    let out = run(
        &mut line,
        "from machine import I2C, I2CTarget
I = I2CTarget
heard = []
got = []
def raw(target, buf=bytearray(1)):
    flags = target.irq().flags()
    heard.append(flags)
    if flags & I.IRQ_READ_REQ:
        buf[0] = 65 + len(got)
        got.append(target.write(buf))
    if flags & I.IRQ_WRITE_REQ:
        got.append((target.readinto(buf), buf[0]))
target = I2CTarget(1, addr=67)
target.irq(raw, trigger=I.IRQ_ADDR_MATCH_READ | I.IRQ_ADDR_MATCH_WRITE | I.IRQ_READ_REQ
    | I.IRQ_WRITE_REQ | I.IRQ_END_READ | I.IRQ_END_WRITE, hard=True)
i2c = I2C(2)
print(i2c.writeto(67, b'ab'), i2c.readfrom(67, 2))
print(heard, got)
heard.clear()
print(i2c.readfrom_mem(67, 9, 1), heard)
# Nobody takes a second byte, or gives one: the controller waits in vain.
target.irq(None)
buf = bytearray(2)
print(target.readinto(buf), i2c.writeto(67, b'c'), target.readinto(buf), buf)
for act in (lambda: i2c.writeto(67, b'de'), lambda: i2c.readfrom(67, 1)):
    try:
        act()
    except OSError as e:
        print(e)
print(target.write(b'f'), target.write(b'g'), i2c.readfrom(67, 1), target.readinto(buf), buf)
# A handler may do what it likes with the buffer that is being filled.
into = bytearray(100)
def shrink(target):
    target.write(b'h')
    into[1:] = b''
target.irq(shrink, trigger=I.IRQ_READ_REQ, hard=True)
i2c.readfrom_into(67, into)
print(into)
target.deinit()
try:
    target.write(b'i')
except OSError as e:
    print(e)
",
    );
    assert_eq!(
        out,
        "2 b'CD'\n\
         [2, 8, 8, 32, 1, 4, 4, 16] [(1, 97), (1, 98), 1, 1]\n\
         b'F' [2, 8, 32, 1, 4, 16]\n\
         0 1 1 bytearray(b'c\\x00')\n\
         [Errno 110] ETIMEDOUT\n[Errno 110] ETIMEDOUT\n\
         1 0 b'f' 1 bytearray(b'd\\x00')\n\
         bytearray(b'h')\n\
         [Errno 19] ENODEV\n"
    );
}
