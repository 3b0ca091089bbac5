//! Converters: voltages that are measured and made.

use crate::rig::pyboard::{board, pin, run};

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
