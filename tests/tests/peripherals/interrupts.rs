//! Functions that edges on pins call.

use crate::rig::pyboard::{board, pin, run};

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
irq = out.irq(rose, pyb.Pin.IRQ_RISING)
print(irq, irq.trigger() == pyb.Pin.IRQ_RISING)
irq()
for i in range(3):
    out.high()
    out.low()
    pyb.delay(2)
print(count, e, e.line())
",
    );
    assert_eq!(
        out,
        "ExtInt vector 0 is already in use\n<irq> True\n4 <ExtInt line=0> 0\n"
    );
}
