//! What hangs on the virtual pyboard's buses beyond wires of its own: nodes on the CAN bus, memory
//! cards, displays, the host as a mouse's owner, one-wire devices. Numbers and behaviour are those
//! of MicroPython's documentation of the pyboard and of the parts' datasheets.

mod rig;

use garter_virtual::CanFrame;
use rig::pyboard::{board, pin, run};

#[test]
fn a_can_controller_hears_itself_through_its_filters() {
    let (_board, mut line) = board();
    let out = run(
        &mut line,
        "from pyb import CAN
can = CAN(1, CAN.LOOPBACK)
print(can, CAN(2))
print(CAN('YA', CAN.SILENT, auto_restart=True), CAN(1))
can.init(CAN.LOOPBACK)
can.setfilter(0, CAN.LIST16, 0, (123, 124, 125, 126))
can.setfilter(1, CAN.MASK16, 1, (1, 3, 4, 4), rtr=(True, False))
can.send('message!', 123)
can.send('lost', 122)
print(can.any(0), can.any(1), can.info()[5:])
print(can.recv(0), can.any(0), can.state() == CAN.ERROR_ACTIVE)
can.send(b'ab', 9, rtr=True)
can.send(7, 4)
print(can.recv(1), can.recv(1))
can.clearfilter(1)
can.send('x', 4)
try:
    can.recv(1, timeout=2)
except OSError as e:
    print(e)
buf = bytearray(8)
lst = [0, 0, 0, 0, memoryview(buf)]
for text in ('abc', 'longer', ''):
    can.send(text, 125)
    print(can.recv(0, lst) is lst, lst[:4], bytes(lst[4]))
for wrong in ((0, CAN.LIST16, 0, (1, 2)), (99, CAN.LIST32, 0, (1, 2)), (0, 9, 0, (1, 2))):
    try:
        can.setfilter(*wrong)
    except ValueError as e:
        print(e)
for call in (lambda: can.send('123456789', 1), lambda: CAN(3), lambda: CAN('X'), lambda: CAN(1, CAN.NORMAL, baudrate=123),
             lambda: CAN(1, CAN.NORMAL, bs1=17), lambda: can.recv(0, [1, 2])):
    try:
        call()
    except ValueError as e:
        print('ValueError', e)
can.deinit()
print(can, can.state() == CAN.STOPPED, can.any(0))
",
    );
    assert_eq!(
        out,
        "CAN(1, CAN.LOOPBACK, auto_restart=False) CAN(2)\n\
         CAN(1, CAN.SILENT, auto_restart=True) CAN(1, CAN.SILENT, auto_restart=True)\n\
         True False [0, 1, 0]\n\
         [123, False, False, 0, b'message!'] False True\n\
         [9, False, True, 0, b''] [4, False, False, 1, b'\\x07']\n\
         [Errno 110] ETIMEDOUT\n\
         True [125, False, False, 2] b'abc'\n\
         True [125, False, False, 2] b'longer'\n\
         True [125, False, False, 2] b''\n\
         CAN filter parameter error\nCAN filter parameter error\nCAN filter parameter error\n\
         ValueError CAN data field too long\nValueError CAN(3) doesn't exist\n\
         ValueError CAN(X) doesn't exist\n\
         ValueError couldn't match baudrate and sample point\n\
         ValueError CAN bit timing out of range\nValueError \n\
         CAN(1) True False\n"
    );
}

#[test]
fn functions_are_told_what_happens_to_a_queue_of_messages() {
    let (_board, mut line) = board();
    let out = run(
        &mut line,
        "from pyb import CAN, delay
reasons = ('pending', 'full', 'overflow')
def told(bus, reason):
    print(bus is can, reasons[reason])
can = CAN(1, CAN.LOOPBACK)
can.setfilter(0, CAN.LIST32, 1, (1, 2))
can.rxcallback(1, told)
for i in range(4):
    can.send(bytes([i]), 1)
    delay(2)
print([can.recv(1)[4][0] for i in range(3)])
can.rxcallback(1, lambda bus, reason: 1 // 0)
can.send('x', 1)
delay(2)
can.recv(1)
can.send('x', 1)
delay(2)
print(can.any(1))
",
    );
    assert_eq!(
        out,
        "True pending\nTrue full\nTrue overflow\n[0, 1, 3]\n\
         uncaught exception in CAN callback\n\
         Traceback (most recent call last):\n  File \"<stdin>\", line 12, in <lambda>\n\
         ZeroDivisionError: divide by zero\nTrue\n"
    );
}

#[test]
fn can_controllers_and_nodes_outside_hear_each_other() {
    let (board, mut line) = board();
    let alone = run(
        &mut line,
        "from pyb import CAN
a = CAN(1, CAN.NORMAL, baudrate=500_000, sample_point=75)
a.send('1', 1)
a.send('2', 2)
a.send('3', 3)
try:
    a.send('4', 4)
except OSError as e:
    print(e.errno)
try:
    a.send('4', 4, timeout=2)
except OSError as e:
    print(e.errno)
print(a.info(), a.state() == CAN.ERROR_PASSIVE)
b = CAN(2)
b.setfilter(0, CAN.MASK16, 0, (0, 0, 0, 0))
b.init(CAN.NORMAL, baudrate=500_000)
print(b.recv(0)[0], b.recv(0)[0], b.recv(0)[0], a.info()[5])
a.restart()
b.send('back', 5)
a.setfilter(0, CAN.LIST32, 1, (0x12345678, 5), extframe=True)
b.send(b'\\x01\\x02', 0x12345678, extframe=True)
print(a.any(0), a.recv(1))
b.deinit()
a.setfilter(0, CAN.LIST16, 0, (77, 77, 77, 77))
",
    );
    assert_eq!(
        alone,
        "16\n110\n[128, 0, 1, 1, 0, 3, 0, 0] True\n1 2 3 0\n\
         False [305419896, True, False, 0, b'\\x01\\x02']\n"
    );
    board.world().attach_can_node(true);
    board.world().send_can(CanFrame {
        id: 77,
        len: 3,
        data: *b"out\0\0\0\0\0",
        ..CanFrame::default()
    });
    let out = run(
        &mut line,
        "from pyb import CAN
a = CAN(1)
print(a.recv(0))
a.send('hello', 0x123, timeout=100)
",
    );
    assert_eq!(out, "[77, False, False, 0, b'out']\n");
    let sent = board.world().sent_can();
    let last = sent.last().expect("it was sent");
    assert_eq!(
        (last.id, last.len, &last.data[..5]),
        (0x123, 5, &b"hello"[..])
    );
}

#[test]
fn the_flash_is_a_block_device() {
    let (_board, mut line) = board();
    let out = run(
        &mut line,
        "import pyb, vfs, os
whole = pyb.Flash()
flash = pyb.Flash(start=0)
part = pyb.Flash(start=1024, len=2048)
print(whole.ioctl(4, 0) - flash.ioctl(4, 0), flash.ioctl(5, 0), part.ioctl(4, 0), part.ioctl(9, 0))
first, second = bytearray(512), bytearray(512)
print(whole.readblocks(0, first), first[510:], first[454:458])
print(whole.readblocks(0x100, first), flash.readblocks(0, second), first == second)
for wrong in (dict(start=100), dict(start=0, len=1 << 30), dict(len=5)):
    try:
        pyb.Flash(**wrong)
    except ValueError:
        print('refused')
vfs.umount('/flash')
print(part.writeblocks(1, b'abc', 509), part.readblocks(1, first, 509), part.writeblocks(4, bytes(512)) < 0)
few = bytearray(4)
print(flash.readblocks(3, few, 509), few[:3])
os.VfsLfs2.mkfs(flash)
vfs.mount(flash, '/flash')
with open('/flash/hello.txt', 'w') as f:
    f.write('kept')
print(type(vfs.mount()[0][0]).__name__, open('/flash/hello.txt').read())
vfs.umount('/flash')
os.VfsFat.mkfs(flash)
vfs.mount(os.VfsFat(flash), '/flash')
print(os.listdir('/flash'), os.statvfs('/flash')[0])
",
    );
    assert_eq!(
        out,
        "256 512 4 None\n0 bytearray(b'U\\xaa') bytearray(b'\\x00\\x01\\x00\\x00')\n0 0 True\n\
         refused\nrefused\nrefused\n0 0 True\n0 bytearray(b'abc')\n\
         VfsLfs2 kept\n[] 512\n"
    );
}

#[test]
fn memory_cards_are_found_mounted_and_written() {
    let (board, mut line) = board();
    let out = run(
        &mut line,
        "import pyb, machine
print(pyb.SD, pyb.SD.present(), pyb.SDCard().power(True), pyb.SD.info(), machine.SDCard is pyb.SDCard)
try:
    pyb.SD.read(0)
except OSError as e:
    print(e)
",
    );
    assert_eq!(out, "<SDCard> False False None True\n[Errno 5] EIO\n");
    board.world().insert_card(Some(vec![0; 2 << 20]));
    let out = run(
        &mut line,
        "import pyb, vfs, os
sd = pyb.SDCard()
print(sd.present(), sd.info()[:2], sd.write(1, b'x' * 512), sd.read(1)[:3], sd.readblocks(1 << 20, bytearray(512)))
try:
    vfs.mount(sd, '/sd')
except OSError as e:
    print(e)
pyb.mount(sd, '/sd', mkfs=True)
with open('/sd/data.txt', 'w') as f:
    f.write('on the card')
print(os.listdir('/'), os.listdir('/sd'))
pyb.mount(None, '/sd')

# The interface of old.
class Blocks:
    def __init__(self):
        self.data = bytearray(100 * 512)
    def readblocks(self, n, buf):
        buf[:] = self.data[n * 512:n * 512 + len(buf)]
    def writeblocks(self, n, buf):
        self.data[n * 512:n * 512 + len(buf)] = buf
    def count(self):
        return 100
pyb.mount(Blocks(), '/old', mkfs=True)
open('/old/a', 'w').close()
print(os.listdir('/old'))
",
    );
    assert_eq!(
        out,
        "True (2097152, 512) True b'xxx' False\n[Errno 19] ENODEV\n\
         ['flash', 'sd'] ['data.txt']\n['a']\n"
    );
    let card = board.world().card().expect("it is in the slot");
    assert!(card.windows(11).any(|w| w == b"on the card"));
}

#[test]
fn the_host_sees_a_mouse_and_a_keyboard() {
    let (board, mut line) = board();
    board.world().send_report(b"\x05");
    let out = run(
        &mut line,
        "import pyb
hid = pyb.USB_HID()
hid.send((0, 1, 2, 3))
print([k[:4] for k in (pyb.hid_mouse, pyb.hid_keyboard)], type(pyb.hid_mouse[4]))
pyb.usb_mode('VCP+HID', hid=pyb.hid_keyboard)
print(pyb.usb_mode())
hid.send(bytearray(b'\\x02\\x00\\x04\\x00\\x00\\x00\\x00\\x00'))
pyb.hid((0, 10, -1, 0))
buf = bytearray(8)
print(hid.recv(buf), buf[0], hid.recv(8, timeout=2))
for wrong in ('HID', 'VCP+HID'):
    try:
        pyb.usb_mode(wrong, hid=(1, 2))
    except ValueError as e:
        print(e)
pyb.usb_mode(None)
print(pyb.usb_mode())
pyb.usb_mode('CDC+MSC')
print(pyb.usb_mode())
",
    );
    assert_eq!(
        out,
        "[(1, 2, 4, 8), (1, 1, 8, 8)] <class 'bytes'>\nVCP+HID\n1 5 b''\n\
         bad USB mode\nbad USB mode\nNone\nVCP+MSC\n"
    );
    let reports = board.world().reports();
    assert_eq!(
        reports,
        [b"\x02\0\x04\0\0\0\0\0".to_vec(), vec![0, 10, 255, 0]]
    );
}

#[test]
fn the_display_shows_what_is_drawn_and_written() {
    let (_board, mut line) = board();
    let out = run(
        &mut line,
        "import pyb
lcd = pyb.LCD('X')
def lit():
    return sum(lcd.get(x, y) for x in range(128) for y in range(32))
lcd.light(True)
lcd.contrast(30)
lcd.fill(1)
print(lit())
lcd.show()
print(lit(), lcd.get(0, 0), lcd.get(127, 31), lcd.get(128, 0), lcd.get(-1, 5))
lcd.fill(0)
lcd.pixel(3, 4, 1)
lcd.pixel(500, 4, 1)
lcd.show()
print(lit(), lcd.get(3, 4), lcd.get(4, 3))
lcd.text('I', 120, 24, 1)
lcd.show()
print(lit() > 1, any(lcd.get(x, y) for x in range(120, 128) for y in range(24, 32)))
lcd.fill(0)
lcd.show()
# Five lines: the first has gone.
lcd.write('####\\n' * 4 + '-')
rows = [any(lcd.get(x, 8 * line + y) for x in range(32) for y in range(8)) for line in range(4)]
print(rows, any(lcd.get(20, 24 + y) for y in range(8)))
lcd.command(0, b'\\xa7')
try:
    pyb.LCD('Z')
except ValueError as e:
    print(e)
",
    );
    assert_eq!(
        out,
        "0\n4096 1 1 0 0\n1 1 0\nTrue True\n[True, True, True, True] False\n\
         LCD(Z) doesn't exist\n"
    );
}

#[test]
fn devices_on_one_wire_are_found_and_read() {
    let (board, mut line) = board();
    let x1 = pin("X1");
    // 21.0625 and -0.625 degrees.
    board
        .world()
        .attach_thermometer(x1, [0x28, 1, 2, 3, 4, 5, 6], 337);
    board
        .world()
        .attach_thermometer(x1, [0x28, 9, 2, 3, 4, 5, 6], -10);
    board
        .world()
        .attach_thermometer(x1, [0x28, 1, 2, 3, 4, 5, 7], 0);
    let out = run(
        &mut line,
        "import onewire, _onewire
from machine import Pin
ow = onewire.OneWire(Pin('X1'))
roms = sorted(bytes(r) for r in ow.scan())
print([r[:7] for r in roms], [ow.crc8(r) for r in roms])
for rom in roms:
    ow.select_rom(rom)
    ow.writebyte(0x44)
    ow.select_rom(rom)
    ow.writebyte(0xbe)
    data = bytearray(9)
    ow.readinto(data)
    raw = data[1] << 8 | data[0]
    print(_onewire.crc8(data), (raw - 65536 if raw & 0x8000 else raw) / 16)
empty = onewire.OneWire(Pin('X2'))
print(empty.scan(), empty.reset())
try:
    empty.reset(True)
except onewire.OneWireError as e:
    print('nobody')
",
    );
    assert_eq!(
        out,
        "[b'(\\x01\\x02\\x03\\x04\\x05\\x06', b'(\\x01\\x02\\x03\\x04\\x05\\x07', b'(\\t\\x02\\x03\\x04\\x05\\x06'] [0, 0, 0]\n\
         0 21.0625\n0 0.0\n0 -0.625\n[] False\nnobody\n"
    );
    board.world().set_humidity(x1, [55, 0, 23, 0, 78]);
    board
        .world()
        .set_humidity(pin("X3"), [0x02, 0x8c, 0x80, 0x65, 0x73]);
    board.world().set_humidity(pin("X4"), [1, 2, 3, 4, 5]);
    let out = run(
        &mut line,
        "import dht
from machine import Pin
d = dht.DHT11(Pin('X1'))
d.measure()
print(d.humidity(), d.temperature())
d = dht.DHT22(Pin('X3'))
d.measure()
print('%.1f %.1f' % (d.humidity(), d.temperature()))
for name in ('X4', 'X5'):
    try:
        dht.DHT22(Pin(name)).measure()
    except Exception as e:
        print(e)
",
    );
    assert_eq!(
        out,
        "55 23\n65.2 -10.1\nchecksum error\n[Errno 110] ETIMEDOUT\n"
    );
}

#[test]
fn the_general_can_class_drives_the_same_controllers() {
    let (_board, mut line) = board();
    let out = run(
        &mut line,
        "from machine import CAN
can = CAN(1, 500_000, mode=CAN.MODE_LOOPBACK)
print(can.state() == CAN.STATE_ACTIVE, can.get_timings()[0], can.get_timings()[4:])
can.send(5, b'lost')
print(can.recv())
can.set_filters(None)
print(can.send(5, b'abc'), can.recv(), can.recv())
can.send(0x12345, b'', CAN.FLAG_EXT_ID | CAN.FLAG_RTR)
message = [0, memoryview(bytearray(8)), 0, 0]
print(can.recv(message) is message, message[0], len(message[1]), message[2:])
can.set_filters(((0x300, 0x700, 0), (0x50700, 0x1fffffff, CAN.FLAG_EXT_ID)))
for id, flags in ((0x301, 0), (0x401, 0), (0x50700, CAN.FLAG_EXT_ID), (0x50701, CAN.FLAG_EXT_ID)):
    can.send(id, b'1', flags)
print(can.recv()[0], can.recv()[0], can.recv())
can.set_filters([])
can.send(0x301, b'1')
print(can.recv())
def told(can):
    while flags := can.irq().flags():
        if flags & CAN.IRQ_TX:
            print('sent', flags >> CAN.IRQ_TX_IDX_SHIFT & CAN.IRQ_TX_IDX_MASK, flags & CAN.IRQ_TX_FAILED)
        if flags & CAN.IRQ_RX:
            print('received', can.recv()[0])
can.set_filters(None)
can.irq(told, CAN.IRQ_RX)
can.send(1, b'')
can.irq(None, CAN.IRQ_RX)
for i in range(4):
    can.send(9 + i, b'')
print([can.recv()[3] for i in range(3)], can.get_counters()[7])
can.init(125_000)
print(can.send(1, b''), can.send(1, b''), can.send(1, b'', CAN.FLAG_UNORDERED), can.send(3, b''), can.send(4, b''))
can.irq(told, CAN.IRQ_TX)
print(can.state() == CAN.STATE_PASSIVE, can.cancel_send(1), can.cancel_send(1), can.get_counters())
print(can.send(3, b''), can.send(4, b''), can.cancel_send(0), can.send(1, b''), [can.cancel_send(i) for i in range(-1, 4)])
for wrong in (lambda: can.send(0x800, b''), lambda: can.set_filters([(0x800, 0, 0)]), lambda: CAN(3, 500_000),
              lambda: can.set_filters([(0, 0, 0)] * 15)):
    try:
        wrong()
    except ValueError as e:
        print(e)
can.deinit()
print(can.state() == CAN.STATE_STOPPED)
",
    );
    assert_eq!(
        out,
        "True 500000 [None, None]\nNone\n0 [5, <memoryview>, 0, 0] None\n\
         True 74565 0 [3, 0]\n769 329472 None\nNone\nreceived 1\n\
         [3, 0, 0] 1\n0 None 1 2 None\n\
         sent 1 4\nTrue True False [128, 0, 1, 1, 0, 2, 0, 0]\n\
         sent 0 4\nsent 0 4\nsent 1 4\nsent 2 4\nNone 1 True 0 [False, True, True, True, False]\n\
         invalid id\ninvalid id\nCAN(3) doesn't exist\ntoo many filters\nTrue\n"
    );
}

#[test]
fn sound_takes_its_time() {
    let (_board, mut line) = board();
    let out = run(
        &mut line,
        "from machine import I2S, Pin
import time, asyncio
pins = dict(sck=Pin('Y6'), ws=Pin('Y5'), sd=Pin('Y8'))
out = I2S(2, mode=I2S.TX, bits=16, format=I2S.MONO, rate=8000, ibuf=800, **pins)
start = time.ticks_ms()
# 100 ms, of which 50 fit the buffer.
print(out.write(bytearray(1600)), time.ticks_diff(time.ticks_ms(), start) >= 45)
out.irq(lambda i: print('empty', i is out))
print(out.write(bytearray(160)))
time.sleep_ms(150)
out.deinit()
buf = bytearray(b'\\x10\\x00\\xf0\\xff')
I2S.shift(buf=buf, bits=16, shift=1)
print(buf)
I2S.shift(buf=buf, bits=16, shift=-4)
print(buf)
into = I2S(2, mode=I2S.RX, bits=16, format=I2S.STEREO, rate=8000, ibuf=800, **pins)
buf = bytearray(b'x' * 320)
print(into.readinto(buf), buf == bytes(320))
try:
    into.write(buf)
except OSError as e:
    print(e)
for wrong in (dict(bits=8), dict(mode=5), dict(rate=0), dict(format=2)):
    settings = dict(mode=I2S.TX, bits=16, format=I2S.MONO, rate=8000, ibuf=800)
    settings.update(wrong)
    try:
        I2S(2, **settings, **pins)
    except ValueError as e:
        print(e)
out = I2S(2, mode=I2S.TX, bits=16, format=I2S.MONO, rate=8000, ibuf=800, **pins)
async def play():
    writer = asyncio.StreamWriter(out)
    for i in range(3):
        writer.write(bytearray(400))
        await writer.drain()
    print('played')
asyncio.run(play())
",
    );
    assert_eq!(
        out,
        "1600 True\n160\nempty True\nbytearray(b' \\x00\\xe0\\xff')\n\
         bytearray(b'\\x02\\x00\\xfe\\xff')\n320 True\n[Errno 1] EPERM\n\
         invalid bits\ninvalid mode\ninvalid rate\ninvalid format\nplayed\n"
    );
}
