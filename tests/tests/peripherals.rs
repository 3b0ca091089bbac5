//! What hangs on the virtual pyboard's pins: converters, edges, timers, the clock. Texts and numbers
//! are those of MicroPython's documentation of the pyboard.

mod rig;

use rig::pyboard::{board, pin, run};

#[test]
fn voltages_are_measured_and_made() {
    let (board, mut line) = board();
    board.world().set_voltage(pin("X19"), 1000);
    let out = run(
        &mut line,
        "import pyb, machine
from array import array
adc = pyb.ADC(pyb.Pin('X19'))
print(adc.read(), pyb.ADC(10).read(), machine.ADC('X19').read_u16())
few, wide = bytearray(4), array('H', [0] * 3)
print(adc.read_timed(few, 10000), few, adc.read_timed(wide, pyb.Timer(6, freq=10000)), wide)
all = pyb.ADCAll(12, 0x70000)
print(all.read_channel(10), round(all.read_core_temp()), round(all.read_core_vbat(), 1))
print(round(all.read_core_vref(), 2), round(all.read_vref(), 1), pyb.ADCAll(8).read_channel(10))
try:
    pyb.ADC('X9')
except ValueError as e:
    print(e)
dac = pyb.DAC(1)
dac.write(128)
print(dac)
pyb.DAC(pyb.Pin.board.X6, bits=12).write(4095)
",
    );
    assert_eq!(
        out,
        "1000 1000 16003\n\
         4 bytearray(b'>>>>') 3 array('H', [1000, 1000, 1000])\n\
         1000 25 3.0\n1.21 3.3 62\n\
         Pin(B6) doesn't have ADC capabilities\n\
         DAC(1, bits=8)\n"
    );
    assert_eq!(board.world().outputs(), [2048, 4095]);
}

#[test]
fn edges_on_pins_call_functions() {
    let (board, mut line) = board();
    let (x1, x2) = (pin("X1"), pin("X2"));
    board.world().drive(x1, Some(true));
    board.world().drive(x2, Some(false));
    line.ask("import pyb\r", ">>> ");
    line.ask(
        "e = pyb.ExtInt('X1', pyb.ExtInt.IRQ_FALLING, pyb.Pin.PULL_UP, lambda line: print('line', line))\r",
        ">>> ",
    );
    line.ask(
        "pyb.Pin('X2').irq(lambda pin: print('rose', pin.name()), pyb.Pin.IRQ_RISING)\r",
        ">>> ",
    );
    board.world().drive(x1, Some(false));
    line.until("line 0\r\n");
    board.world().drive(x2, Some(true));
    line.until("rose A1\r\n");
    line.ask("e.disable()\r", ">>> ");
    board.world().drive(x1, Some(true));
    line.ask("pyb.delay(30)\r", ">>> ");
    board.world().drive(x1, Some(false));
    let told = line.ask("pyb.delay(30); e.enable(); e.swint()\r", ">>> ");
    assert_eq!(told.matches("line 0").count(), 1, "{told}");
    // A function that raises is told, and called no more.
    line.ask("pyb.Pin('X2').irq(lambda pin: 1 // 0)\r", ">>> ");
    board.world().drive(x2, Some(false));
    line.until("ZeroDivisionError: divide by zero\r\n");
    line.ask("1 + 1\r", "\r\n2\r\n>>> ");
    let out = run(
        &mut line,
        "try:
    pyb.ExtInt('X1', pyb.ExtInt.IRQ_RISING, pyb.Pin.PULL_NONE, print)
except ValueError as error:
    print(error)
out = pyb.Pin('Y1', pyb.Pin.OUT)
count = 0
def rose(pin):
    global count
    count += 1
out.irq(rose, pyb.Pin.IRQ_RISING)
for i in range(3):
    out.high()
    out.low()
    pyb.delay(2)
print(count, e, e.line())
",
    );
    assert_eq!(
        out,
        "ExtInt vector 0 is already in use\n3 <ExtInt line=0> 0\n"
    );
}

#[test]
fn pins_have_names_and_modes() {
    let (_board, mut line) = board();
    let out = run(
        &mut line,
        "import pyb
from machine import Pin
print(Pin.board.X1, Pin.cpu.A0, Pin.board.Y12.names(), Pin('LED_BLUE').name())
p = Pin('X3', Pin.IN, Pin.PULL_UP)
print(p, p.value(), p.pull() == Pin.PULL_UP, p.mode() == Pin.IN, p.pin(), p.port(), hex(p.gpio()))
print('X1' in dir(Pin.board), 'C13' in dir(Pin.cpu))
",
    );
    assert_eq!(
        out,
        "Pin(Pin.cpu.A0, mode=Pin.IN) Pin(Pin.cpu.A0, mode=Pin.IN) ['B1', 'Y12'] B4\n\
         Pin(Pin.cpu.A2, mode=Pin.IN, pull=Pin.PULL_UP) 1 True True 2 0 0x40020000\n\
         True True\n"
    );
}

#[test]
fn the_chips_timers_divide_their_clock() {
    let (_board, mut line) = board();
    let out = run(
        &mut line,
        "import pyb
tim = pyb.Timer(4, freq=10)
print(tim, tim.freq(), tim.source_freq(), tim.period(), tim.prescaler())
tim = pyb.Timer(2, prescaler=83, period=0x3fffffff)
start = tim.counter()
pyb.delay(20)
print(15000 < tim.counter() - start < 200000)
tim.counter(0)
print(tim.counter() < 10000)
tim = pyb.Timer(5, freq=1000)
ch = tim.channel(2, pyb.Timer.PWM, pin=pyb.Pin('X2'), pulse_width_percent=25)
print(ch, tim.period(), ch.pulse_width(), ch.pulse_width_percent())
ch.pulse_width(42000)
print(ch.pulse_width_percent())
calls = []
tim = pyb.Timer(7, freq=500, callback=lambda t: calls.append(t))
ch = pyb.Timer(3, freq=500).channel(1, pyb.Timer.OC_TIMING, compare=5, callback=lambda t: calls.append(t))
pyb.delay(30)
tim.deinit()
ch.callback(None)
print(tim in calls, pyb.Timer in [type(t) for t in calls], ch in calls)
try:
    pyb.Timer(15)
except ValueError as error:
    print(error)
",
    );
    assert_eq!(
        out,
        "Timer(4, prescaler=624, period=13439, mode=UP, div=1) 10 84000000 13439 624\n\
         True\nTrue\n\
         TimerChannel(timer=5, channel=2, mode=PWM) 83999 21000 25.0\n50.0\n\
         True True False\nTimer(15) doesn't exist\n"
    );
}

#[test]
fn the_clock_is_set_and_wakes() {
    let (_board, mut line) = board();
    let out = run(
        &mut line,
        "import pyb, time
from machine import RTC
rtc = pyb.RTC()
rtc.datetime((2014, 5, 1, 4, 13, 0, 0, 0))
print(rtc.datetime()[:6], 0 <= rtc.datetime()[7] <= 255, RTC().datetime()[:3])
print(time.localtime()[:5])
calls = []
rtc.wakeup(5, lambda t: calls.append(t))
pyb.delay(40)
rtc.wakeup(None)
count = len(calls)
pyb.delay(20)
print(count > 2, len(calls) == count)
for wrong in ((2014, 13, 1, 1, 0, 0, 0, 0), (2014, 5)):
    try:
        rtc.datetime(wrong)
    except ValueError as error:
        print('refused')
",
    );
    assert_eq!(
        out,
        "(2014, 5, 1, 4, 13, 0) True (2014, 5, 1)\n(2014, 5, 1, 13, 0)\nTrue True\nrefused\nrefused\n"
    );
}

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
        "SPI(1, SPI.CONTROLLER, baudrate=600000, polarity=1, phase=0, bits=8) b'\\x00bc'\n\
         b'y\\x00'\n\
         bytearray(b'2BC') b'DA' b'\\xff\\xff'\n\
         bytearray(b'A\\x01\\x01')\n\
         buffers must be the same length\n"
    );
}

#[test]
fn serial_ports_are_streams() {
    let (board, mut line) = board();
    board.world().send(3, b"one\ntwo\nrest");
    let out = run(
        &mut line,
        "import pyb, machine, select
uart = pyb.UART(4, 9600, timeout=20)
print(machine.UART is pyb.UART, uart.any(), uart.readline(), uart.read(2), uart.readchar())
poll = select.poll()
poll.register(uart, select.POLLIN)
print(len(poll.poll(0)))
buf = bytearray(3)
print(uart.readinto(buf), buf, uart.read(), uart.read(), uart.any(), uart.readchar())
print(poll.poll(0), uart.write(b'hello'), uart.writechar(33))
print(uart)
try:
    pyb.UART(5, 9600)
except ValueError as e:
    print(e)
",
    );
    assert_eq!(
        out,
        "True 12 b'one\\n' b'tw' 111\n1\n\
         3 bytearray(b'\\nre') b'st' None 0 -1\n\
         [] 5 None\n\
         UART(4, baudrate=9600, bits=8, parity=None, stop=1, flow=0, timeout=20, timeout_char=2, rxbuf=64)\n\
         UART(5) doesn't exist\n"
    );
    assert_eq!(board.world().sent(3), b"hello!");
    // What comes later is waited for.
    line.ask("import pyb; u = pyb.UART(1, 9600, timeout=5000)\r", ">>> ");
    line.send("u.readline()\r");
    line.until("\r\n");
    board.world().send(0, b"late\n");
    line.until("b'late\\n'\r\n>>> ");
}

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
fn programs_name_pins_and_ask_what_they_can_be() {
    let (_board, mut line) = board();
    let out = run(
        &mut line,
        "from pyb import Pin
print(Pin.board.X3.af_list(), Pin('X17').af_list())
af = Pin('X3').af_list()[0]
print(af.index(), af.name(), hex(af.reg()))
Pin.dict({'RightMotor': Pin.cpu.A1, 'X5': Pin.cpu.A2})
print(Pin('RightMotor'), Pin('X5'))
def mapper(name):
    if name == 'LeftMotor':
        return Pin.cpu.A0
Pin.mapper(mapper)
print(Pin('LeftMotor', Pin.OUT_PP), Pin('RightMotor').name(), Pin.mapper() is mapper, Pin.dict()['X5'])
print(Pin.debug(), Pin.debug(True), Pin('LeftMotor').name(), Pin.debug(False))
Pin.mapper(lambda name: 5)
try:
    Pin('LeftMotor')
except ValueError as e:
    print(e)
Pin.mapper(None)
Pin.dict(None)
try:
    Pin('LeftMotor')
except ValueError as e:
    print(e)
p = Pin('Y1', Pin.ALT, alt='AF8_USART6')
print(p, p.af() == Pin.AF8_USART6, Pin('Y1').mode() == Pin.AF_PP, Pin('Y1'))
p.init(Pin.AF_OD, pull=Pin.PULL_UP, af=3)
print(Pin.board.Y1, Pin.cpu.C6.pull() == Pin.PULL_UP)
try:
    Pin('Y1', Pin.ALT, alt=20)
except ValueError as e:
    print(e)
print(Pin('LED_RED'), Pin.board.SW, Pin.cpu.D2)
",
    );
    assert_eq!(
        out,
        "[Pin.AF1_TIM2, Pin.AF2_TIM5, Pin.AF3_TIM9, Pin.AF7_USART2] [Pin.AF1_TIM2, Pin.AF5_SPI1]\n\
         1 AF1_TIM2 0x40000000\n\
         Pin(Pin.cpu.A1, mode=Pin.IN) Pin(Pin.cpu.A2, mode=Pin.IN)\n\
         Pin(Pin.cpu.A0, mode=Pin.OUT) A1 True Pin(Pin.cpu.A2, mode=Pin.IN)\n\
         Pin.mapper maps 'LeftMotor' to Pin(Pin.cpu.A0, mode=Pin.OUT)\n\
         False None A0 None\n\
         Pin.mapper didn't return a Pin object\nPin('LeftMotor') doesn't exist\n\
         Pin(Pin.cpu.C6, mode=Pin.ALT, alt=8) True True Pin(Pin.cpu.C6, mode=Pin.ALT, alt=8)\n\
         Pin(Pin.cpu.C6, mode=Pin.ALT_OPEN_DRAIN, pull=Pin.PULL_UP, alt=3) True\n\
         invalid pin af: 20\n\
         Pin(Pin.cpu.A13, mode=Pin.OUT) Pin(Pin.cpu.B3, mode=Pin.IN, pull=Pin.PULL_UP) \
         Pin(Pin.cpu.D2, mode=Pin.ALT, pull=Pin.PULL_UP, alt=12)\n"
    );
}

#[test]
fn functions_are_called_when_bytes_come() {
    let (board, mut line) = board();
    line.ask("import pyb, machine; u = machine.UART(4, 9600)\r", ">>> ");
    line.ask(
        "i = u.irq(lambda u: print('came', u.read()), machine.UART.IRQ_RXIDLE); i.flags()\r",
        "16\r\n>>> ",
    );
    board.world().send(3, b"one");
    line.until("came b'one'\r\n");
    board.world().send(3, b"two");
    line.until("came b'two'\r\n");
    line.ask("u.irq(None)\r", ">>> ");
    board.world().send(3, b"three");
    line.ask("pyb.delay(20); u.any()\r", "\r\n5\r\n>>> ");
    line.ask("machine.UART(4, 9600).irq(print, 1)\r", "ValueError");
    line.until(">>> ");
    // The console is repeated on a serial port, and typed there.
    line.ask(
        "pyb.repl_uart(pyb.UART(1, 115200)); pyb.repl_uart()\r",
        "UART(1,",
    );
    line.until(">>> ");
    board.world().send(0, b"6 * 7\r");
    line.until("42\r\n>>> ");
    let repeated = String::from_utf8_lossy(&board.world().sent(0)).into_owned();
    assert!(repeated.contains("42\r\n>>> "), "{repeated}");
    line.ask("pyb.repl_uart(None)\r", ">>> ");
    line.ask(
        "f = open('boot.py', 'w'); f.write('import pyb; pyb.main(\"other.py\")'); f.close()\r",
        ">>> ",
    );
    line.ask(
        "f = open('other.py', 'w'); f.write('print(\"the other one\")'); f.close()\r",
        ">>> ",
    );
    line.send("\x04");
    line.until("the other one\r\n");
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
         SPI(1, SPI.CONTROLLER, baudrate=1312500, polarity=1, phase=0, bits=8)\n\
         I2C(1, I2C.PERIPHERAL, addr=0x42)\n\
         UART(4, baudrate=9600, bits=8, parity=None, stop=1, flow=RTS|CTS, timeout=0, timeout_char=2, rxbuf=100)\n\
         True\nTrue\n(2014, 5, 1, 4, 4, 0)\nUART(1)\nSPI(1)\nI2C(1)\n"
    );
}

#[test]
fn channels_of_timers_stay_and_take_their_pins() {
    let (_board, mut line) = board();
    let out = run(
        &mut line,
        "from pyb import Timer, Pin
from machine import PWM
tim = Timer(2, freq=1000)
ch = tim.channel(1, Timer.PWM, pin=Pin('X1'), pulse_width_percent=50)
print(tim.channel(1) is ch, Timer(2).channel(1) is ch, tim.channel(2), Pin('X1'))
try:
    tim.channel(1, Timer.PWM, pin=Pin('X9'))
except ValueError as e:
    print(e)
tim.deinit()
print(tim.channel(1))
pwm = PWM(Pin('Y1'), freq=50, duty_u16=0x8000)
print(pwm.freq(), pwm.duty_u16(), 9_990_000 < pwm.duty_ns() < 10_010_000, Pin('Y1').af())
pwm.duty_ns(5_000_000)
print(pwm.duty_ns(), 16300 < pwm.duty_u16() < 16400)
pwm.deinit()
for wrong in (lambda: PWM(Pin('X18')), lambda: PWM(Pin('X1'), freq=0)):
    try:
        wrong()
    except ValueError as e:
        print(e)
",
    );
    assert_eq!(
        out,
        "True True None Pin(Pin.cpu.A0, mode=Pin.ALT, alt=1)\n\
         Pin(B6) doesn't have an alt for Timer(2)\nNone\n\
         50 32768 True 2\n5000000 True\n\
         PWM not supported on Pin(C13)\ninvalid freq\n"
    );
}

#[test]
fn clocks_are_divided_as_asked() {
    let (_board, mut line) = board();
    let out = run(
        &mut line,
        "import pyb, machine
print(pyb.freq())
pyb.freq(60000000)
print(pyb.freq())
pyb.freq(100_000_000, 50_000_000, 1)
print(machine.freq())
try:
    pyb.freq(5)
except ValueError:
    print('refused')
pyb.freq(168_000_000)
print(pyb.freq() == (168000000, 168000000, 42000000, 84000000), pyb.country('DE'), pyb.country())
",
    );
    assert_eq!(
        out,
        "(168000000, 168000000, 42000000, 84000000)\n\
         (60000000, 60000000, 15000000, 30000000)\n\
         (96000000, 48000000, 6000000, 24000000)\nrefused\nTrue None DE\n"
    );
}

#[test]
fn pins_are_read_and_driven_by_their_registers() {
    let (board, mut line) = board();
    board.world().drive(pin("X2"), Some(true));
    let out = run(
        &mut line,
        "import stm, machine
from pyb import Pin
out, other = Pin('X1', Pin.OUT), Pin('X2', Pin.IN)
stm.mem32[stm.GPIOA + stm.GPIO_BSRR] = 1
print(out.value(), stm.mem32[stm.GPIOA + stm.GPIO_ODR], stm.mem16[stm.GPIOA + stm.GPIO_IDR] & 3)
stm.mem16[stm.GPIOA + stm.GPIO_BSRRH] = 1
print(out.value(), machine.mem8[stm.GPIOA + stm.GPIO_IDR] & 3)
out.high()
print(machine.mem32[out.gpio() + stm.GPIO_ODR])
edges = []
out.irq(lambda pin: edges.append(pin.value()), Pin.IRQ_FALLING)
stm.mem32[stm.GPIOA + stm.GPIO_ODR] = 0
import time; time.sleep_ms(2)
print(edges)
try:
    stm.mem32[stm.RCC]
except ValueError as e:
    print(e)
",
    );
    assert_eq!(out, "1 1 3\n0 2\n1\n[0]\nno memory at this address\n");
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
         SPI(1, SPI.CONTROLLER, baudrate=10500000, polarity=1, phase=0, bits=8) \
         SPI(2, SPI.PERIPHERAL, polarity=1, phase=0, bits=8)\n"
    );
    assert_eq!(board.world().leds(), [0, 255, 0, 0]);
}

#[test]
fn some_memory_outlives_a_soft_reset() {
    let (_board, mut line) = board();
    let out = run(
        &mut line,
        "import machine
mem = machine.mem_backup()
mem[0], mem[4095] = 7, 255
registers = machine.mem_backup(1)
registers[19] = 0xdeadbeef
machine.mem_backup()[1] = 8
print([(len(r), r.itemsize) for r in machine.mem_backup(-1)], mem[:2], mem[1:4094] == bytes(4093))
for wrong in (lambda: machine.mem_backup(2), lambda: mem[4096]):
    try:
        wrong()
    except (ValueError, IndexError) as e:
        print(type(e).__name__)
",
    );
    assert_eq!(
        out,
        "[(4096, 1), (20, 4)] <memoryview> False\nValueError\nIndexError\n"
    );
    line.send("\x04");
    line.until("soft reboot");
    line.until(">>> ");
    let out = run(
        &mut line,
        "import machine
mem = machine.mem_backup()
print(mem[0], mem[1], mem[4095], hex(machine.mem_backup(1)[19]))
",
    );
    assert_eq!(out, "7 8 255 0xdeadbeef\n");
}
