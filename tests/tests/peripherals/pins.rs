//! Pins: their names, what they are set to, and their registers.

use crate::rig::pyboard::{board, pin, run};

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
