//! `os.dupterm`: the console repeated on a stream of the program's.

use crate::rig::pyboard::{board, run};

/// Begins every program here.
const START: &str = "import io, os, pyb, time
class Stream(io.IOBase):
    def __init__(self):
        self.out = b''
        self.typed = b''
    def write(self, buf):
        self.out += bytes(buf)
        return len(buf)
    def readinto(self, buf):
        if not self.typed:
            return None
        buf[0] = self.typed[0]
        self.typed = self.typed[1:]
        return 1
s = Stream()
";

#[test]
fn a_stream_gets_what_is_written_until_another_takes_its_place() {
    let (_board, mut line) = board();
    let program = "print(os.dupterm(s))
print('hello')
x = s.out
time.sleep_ms(5)
print(s.out == b'None\\r\\nhello\\r\\n' or s.out)
t = Stream()
print(os.dupterm(t) is s)
print('z' * 5000)
print(os.dupterm(None) is t, t.out == b'True\\r\\n' + b'z' * 5000 + b'\\r\\n', os.dupterm(None))
print(s.out[-6:])
for wrong in (lambda: os.dupterm(3), lambda: os.dupterm(s, 1)):
    try:
        wrong()
    except (AttributeError, ValueError) as e:
        print(e)
uart = pyb.UART(1, 115200)
print(os.dupterm(uart), pyb.repl_uart() is uart, os.dupterm(s) is uart, pyb.repl_uart(), os.dupterm(None) is s)
";
    let out = run(&mut line, &format!("{START}{program}"));
    let z = "z".repeat(5000);
    assert_eq!(
        out,
        format!(
            "None\nhello\nTrue\nTrue\n{z}\nTrue True None\nb'True\\r\\n'\n\
             'int' object has no attribute 'write'\ninvalid dupterm index\n\
             None True True None True\n"
        )
    );
}

#[test]
fn what_comes_from_a_stream_is_typed() {
    let (_board, mut line) = board();
    run(&mut line, &format!("{START}os.dupterm(s)\n"));
    line.ask("s.typed = b'6 * 7\\r'\r", "\r\n>>> 6 * 7\r\n42\r\n>>> ");
    line.ask(
        "while True: time.sleep_ms(print('on') or 1)\r\r\r",
        "\r\non\r\n",
    );
    line.ask("\x03", "KeyboardInterrupt");
    line.until(">>> ");
    line.ask("os.dupterm(None) is s\r", "True\r\n>>> ");
    line.ask("b'42\\r\\n>>> ' in s.out\r", "True\r\n>>> ");
}

#[test]
fn a_stream_that_raises_is_told_and_left() {
    let (_board, mut line) = board();
    let program = "def broken(buf):
    raise OSError(5)
s.readinto = broken
class Bad(Stream):
    def readinto(self, buf):
        print('never sent to itself')
        raise OSError(5)
b = Bad()
os.dupterm(b)
time.sleep_ms(10)
print(os.dupterm(None))
";
    let out = run(&mut line, &format!("{START}{program}"));
    let told = "never sent to itself\nuncaught exception in dupterm callback\nTraceback";
    assert!(out.starts_with(told), "{out}");
    assert!(out.ends_with("OSError: [Errno 5] EIO\nNone\n"), "{out}");
}
