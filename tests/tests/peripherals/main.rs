//! What hangs on the virtual pyboard's pins: a file for each kind, and here what concerns several.
//! Texts and numbers are those of MicroPython's documentation of the pyboard.

mod analog;
mod backup;
mod buses;
mod clocks;
mod i2c_target;
mod interrupts;
mod pins;
#[path = "../rig/mod.rs"]
mod rig;
mod screen;
mod terminal;
mod timers;
mod uart;

use rig::pyboard::{board, run};

#[test]
fn a_program_reads_and_writes_the_console_itself() {
    let (_board, mut line) = board();
    line.ask("import pyb; usb = pyb.USB_VCP()\r", ">>> ");
    let told = line.ask("usb.any(), usb.read(), usb.isconnected()\r", ">>> ");
    assert!(told.contains("(False, None, True)"), "{told}");
    // Ctrl-C is a byte like others when a program says so.
    line.send("usb.setinterrupt(-1); usb.recv(4, timeout=20000)\r");
    line.until("20000)\r\n");
    line.ask(b"a\x03b\n", "b'a\\x03b\\n'\r\n>>> ");
    line.ask("usb.send(b'xyz')\r", "xyz3\r\n>>> ");
    let out = run(
        &mut line,
        "import pyb
s = pyb.Servo(1)
s.angle(45)
print(s.pulse_width(), s.calibration())
s.pulse_width(1500)
print(s.angle())
s.speed(100)
print(s.speed(), s.pulse_width())
s.speed(-33)
print(s.speed(), s.pulse_width())
try:
    pyb.Accel(1)
except TypeError as e:
    print(e)
pyb.info(1)
",
    );
    let told = "1985 (640, 2420, 1500, 2470, 2200)\n0\n100 2200\n-33 1269\n\
                function takes 0 positional arguments but 1 were given\nID=";
    assert!(out.starts_with(told), "{out}");
    assert!(
        out.contains("GC memory layout; from 0:\n00000000: "),
        "{out}"
    );
}

#[test]
fn listing_what_a_module_has_loads_none_of_it() {
    let (_board, mut line) = board();
    let out = run(
        &mut line,
        "import gc, machine, pyb, sys
gc.collect()
before = gc.mem_alloc()
names = len(dir(machine)) + len(dir(pyb))
gc.collect()
print(names > 50, gc.mem_alloc() - before, '_can' in sys.modules, hasattr(machine, 'CAN'))
",
    );
    // A module written in Python takes kilobytes as soon as something of it is wanted.
    assert_eq!(out, "True 16 False True\n");
}

#[test]
fn buses_stay_as_they_were_set_up_last() {
    let (_board, mut line) = board();
    let out = run(
        &mut line,
        "from pyb import UART, SPI, I2C
print(UART(1), SPI(1), I2C(1))
uart = UART(1, 9600, parity=0, stop=2)
spi = SPI(1, SPI.CONTROLLER, baudrate=1312500)
i2c = I2C(1, I2C.PERIPHERAL, addr=0x42)
print(UART('XB') is uart, SPI('X') is spi, I2C('X') is i2c)
print(uart)
print(spi)
print(i2c)
print(UART(4, 9600, rxbuf=100, flow=UART.RTS | UART.CTS))
import machine
print(type(machine.I2C(scl=machine.Pin('Y1'), sda=machine.Pin('Y2'))) is machine.SoftI2C)
print(type(machine.SPI(-1, sck=machine.Pin('Y1'), mosi=machine.Pin('Y2'), miso=machine.Pin('Y3'))) is machine.SoftSPI)
rtc = machine.RTC()
rtc.init((2014, 5, 1, 4))
print(rtc.datetime()[:6])
for bus in (uart, spi, i2c):
    bus.deinit()
    print(bus)
",
    );
    assert_eq!(
        out,
        "UART(1) SPI(1) I2C(1)\nTrue True True\n\
         UART(1, baudrate=9600, bits=8, parity=0, stop=2, flow=0, timeout=0, timeout_char=2, rxbuf=64)\n\
         SPI(1, SPI.CONTROLLER, baudrate=1312500, prescaler=64, polarity=1, phase=0, bits=8)\n\
         I2C(1, I2C.PERIPHERAL, addr=0x42)\n\
         UART(4, baudrate=9600, bits=8, parity=None, stop=1, flow=RTS|CTS, timeout=0, timeout_char=2, rxbuf=100)\n\
         True\nTrue\n(2014, 5, 1, 4, 4, 0)\nUART(1)\nSPI(1)\nI2C(1)\n"
    );
}

#[test]
fn there_is_one_object_of_each_pin_timer_and_servo() {
    let (board, mut line) = board();
    board.world().press(true);
    let out = run(
        &mut line,
        "import pyb
from pyb import Pin, Timer, Servo, RTC, SPI
print(Pin('X1') is Pin.board.X1, Pin('SW') is Pin.board.X17, Pin('A0') is Pin.cpu.A0, {Pin('X1'): 1}[Pin('PA0')])
print(Pin('SW').names(), Pin('SW').value(), Pin('LED_GREEN').high())
calls = []
Timer(4, freq=200, callback=lambda t: calls.append(1))
tim = Timer(4, freq=200, mode=Timer.CENTER, div=2, callback=lambda t: calls.append(t))
pyb.delay(20)
print(tim is Timer(4), tim, 1 in calls, tim in calls)
tim.deinit()
print(tim)
for wrong in (lambda: Timer(4, freq=10, mode=3), lambda: Timer(4, freq=0)):
    try:
        wrong()
    except ValueError as e:
        print(e)
servo = Servo(2)
servo.calibration(700, 2400, 1510, 2500, 2000)
servo.pulse_width(5000)
print(Servo(2) is servo, servo.calibration(), servo.pulse_width() <= 2400)
rtc = RTC()
rtc.calibration(5)
calls.clear()
rtc.wakeup(1, 20, lambda t: calls.append(t))
pyb.delay(40)
rtc.wakeup(None)
print(rtc.calibration(), 2 < len(calls) < 9)
print(SPI(1, SPI.CONTROLLER, prescaler=8), SPI(2, SPI.PERIPHERAL))
",
    );
    assert_eq!(
        out,
        "True True True 1\n['B3', 'X17', 'SW'] 0 None\n\
         True Timer(4, prescaler=24, period=16799, mode=CENTER, div=2) False True\nTimer(4)\n\
         invalid mode (3)\nmust have positive freq\n\
         True (700, 2400, 1510, 2500, 2000) True\n5 True\n\
         SPI(1, SPI.CONTROLLER, baudrate=10500000, prescaler=8, polarity=1, phase=0, bits=8) \
         SPI(2, SPI.PERIPHERAL, polarity=1, phase=0, bits=8)\n"
    );
    assert_eq!(board.world().leds(), [0, 255, 0, 0]);
}
