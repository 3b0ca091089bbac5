//! Serial ports.

use crate::rig::pyboard::{board, run};

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
print('printed', file=uart)
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
    assert_eq!(board.world().sent(3), b"hello!printed\n");
    // What comes later is waited for.
    line.ask("import pyb; u = pyb.UART(1, 9600, timeout=5000)\r", ">>> ");
    line.send("u.readline()\r");
    line.until("\r\n");
    board.world().send(0, b"late\n");
    line.until("b'late\\n'\r\n>>> ");
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
