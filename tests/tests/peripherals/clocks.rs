//! The real-time clock, and the frequencies of the chip.

use crate::rig::pyboard::{board, run};

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
