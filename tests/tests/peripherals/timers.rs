//! The chip's timers and their channels.

use crate::rig::pyboard::{board, run};

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
fn pulses_are_given_in_time_and_callbacks_may_be_soft() {
    let (_board, mut line) = board();
    let out = run(
        &mut line,
        "from pyb import Timer
tim = Timer(2, freq=1000, hard=False)
print(tim.channel(2, Timer.PWM, pulse_width_us=250).pulse_width_percent())
print(tim.channel(2, Timer.PWM, pulse_width_ns=500_000).pulse_width())
tim.init(prescaler=83, period=999, hard=True)
print(tim.channel(2, Timer.PWM, pulse_width_us=250).pulse_width())
print(Timer(1, freq=1000).channel(1, Timer.PWM, pulse_width_ns=1500).pulse_width())
",
    );
    assert_eq!(out, "25.0\n42000\n250\n50\n");
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
