//! The virtual pyboard as its serial port and its inspect channel show it.

mod rig;

use std::io::Read;
use std::sync::Arc;
use std::time::{Duration, Instant};

use garter_compiler::{Options, compile};
use garter_inspect::{BlockKind, RunState, Views};
use garter_link::inspect_channel::InspectChannel;
use garter_link::transport::{Pipe, Sink, Source};
use garter_virtual::{Config, End, Image, VirtualBoard};
use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};
use rig::{Line, PATIENCE};

fn board() -> (VirtualBoard, Line<End>) {
    let board = VirtualBoard::start(&Config {
        image: Image::Memory,
    })
    .expect("a board starts");
    let line = line(&board);
    (board, line)
}

fn line(board: &VirtualBoard) -> Line<End> {
    let mut console = board.console();
    console.set_timeout(Some(Duration::from_millis(20)));
    let mut line = Line::new(console);
    line.until(">>> ");
    line
}

/// Puts a file on the board.
fn put(line: &mut Line<End>, name: &str, text: &str) {
    let source = format!("with open({name:?}, 'w') as f:\n f.write({text:?})\n");
    let (_, error) = line.run(&source);
    assert_eq!(error, "");
}

#[test]
fn a_statement_that_needs_more_lines_gets_them() {
    let (_board, mut line) = board();
    line.ask("1 + 1\r", "\r\n2\r\n>>> ");
    line.ask("for i in range(2):\r", "... ");
    line.ask("print('i', i)\r", "... ");
    line.ask("\r", "\r\ni 0\r\ni 1\r\n>>> ");
    line.ask("(1,\r", "... ");
    line.ask("2)\r", "(1, 2)\r\n>>> ");
    line.ask("None\r", "None\r\n>>> ");
    line.ask("_\r", "(1, 2)\r\n>>> ");
}

#[test]
fn paste_mode_takes_text_as_it_is() {
    let (_board, mut line) = board();
    line.ask(
        "\x05",
        "paste mode; Ctrl-C to cancel, Ctrl-D to finish\r\n=== ",
    );
    line.send("def f(x):\r    return x * 2\r\rprint(f(21))\r\x04");
    line.until("\r\n42\r\n>>> ");
    line.ask("\x05", "=== ");
    line.ask("print('no", "no");
    line.ask("\x03", ">>> ");
    line.ask("f(1)\r", "\r\n2\r\n>>> ");
}

#[test]
fn ctrl_c_stops_a_program_and_ctrl_d_starts_anew() {
    let (_board, mut line) = board();
    line.ask("x = 5\r", ">>> ");
    line.ask("while True: pass\r\r", "... \r\n");
    let told = line.ask("\x03", ">>> ");
    assert!(told.contains("KeyboardInterrupt"), "{told}");
    line.ask("import time; time.sleep(100)\r", "100)\r\n");
    let told = line.ask("\x03", ">>> ");
    assert!(told.contains("KeyboardInterrupt"), "{told}");
    let told = line.ask("\x04", ">>> ");
    assert!(told.contains("MPY: soft reboot\r\nMicroPython v"), "{told}");
    let told = line.ask("x\r", ">>> ");
    assert!(told.contains("NameError"), "{told}");
}

#[test]
fn callbacks_run_while_nobody_types() {
    let (_board, mut line) = board();
    line.ask("import pyb, micropython\r", ">>> ");
    let timer = "t = pyb.Timer(4, freq=100, callback=lambda t: (t.deinit(), print('ticked')))\r";
    line.ask(timer, "\r\n>>> ");
    line.until("ticked\r\n");
    line.ask(
        "t = pyb.Timer(4, freq=100, callback=lambda t: 1 // 0)\r",
        "\r\n>>> ",
    );
    line.until("ZeroDivisionError: divide by zero\r\n");
    // What one callback schedules is called as well.
    line.ask(
        "def later(t):\rt.deinit()\rmicropython.schedule(print, 'later')\r\r",
        ">>> ",
    );
    line.ask("t.init(freq=100, callback=later)\r", "\r\n>>> ");
    line.until("later\r\n");
    line.ask("1 + 1\r", "\r\n2\r\n>>> ");
}

#[test]
fn the_raw_repl_speaks_the_golden_exchange() {
    let (_board, mut line) = board();
    line.ask(b"\x01\x05A\x01", "\r\nraw REPL; CTRL-B to exit\r\n>R\x01");
    line.until("\0\x01");
    assert_eq!(line.ask("print(123)\x04", ">"), "\x04123\r\n\x04\x04>");
    // A question for something unknown is refused, and the REPL goes on.
    line.ask(b"\x05Z\x01", "R\0");
    line.ask("print(4)\x04", "OK4\r\n\x04\x04>");
    // An interrupted paste raises KeyboardInterrupt.
    line.ask(b"\x05A\x01", "R\x01");
    let told = line.ask("abc\x03", "\x04>");
    assert!(told.contains("KeyboardInterrupt"), "{told}");
    // A soft reset stays raw.
    let told = line.ask("\x04", "raw REPL; CTRL-B to exit\r\n>");
    assert!(told.starts_with("OK\r\nMPY: soft reboot\r\n"), "{told}");
}

#[test]
fn raw_paste_opens_a_window_for_each_one_consumed() {
    let (_board, mut line) = board();
    line.ask(b"\x01\x05A\x01", "R\x01");
    // 128, and two windows at first.
    let mut sent = 0;
    let source = "x = 1\n".repeat(200) + "print('end', x)\n";
    line.until("\x01");
    let mut free = 256;
    while sent < source.len() {
        let n = free.min(source.len() - sent);
        line.send(&source[sent..sent + n]);
        (sent, free) = (sent + n, free - n);
        if sent < source.len() {
            line.until("\x01");
            free += 128;
        }
    }
    line.ask("\x04", "\x04end 1\r\n\x04\x04>");
}

#[test]
fn an_exception_shows_the_line_that_was_running() {
    let (_board, mut line) = board();
    let (output, error) = line.run("def f(x):\n    return x / 0\n\nprint('a')\nf(1)\n");
    assert_eq!(output, "a\n");
    assert_eq!(
        error,
        "Traceback (most recent call last):\n  File \"<stdin>\", line 5, in <module>\n  File \
         \"<stdin>\", line 2, in f\nZeroDivisionError: divide by zero\n"
    );
}

#[test]
fn boot_and_main_run_in_this_order() {
    let (_board, mut line) = board();
    put(&mut line, "boot.py", "print('boot runs')\nb = 1\n");
    put(&mut line, "main.py", "print(__file__, 'runs', b)\n");
    let told = line.ask("\x04", ">>> ");
    let start = told.find("MPY: soft reboot\r\nboot runs\r\nmain.py runs 1\r\nMicroPython v");
    assert!(start.is_some(), "{told}");
    // In raw mode main.py is left out.
    line.ask("\x01", "\n>");
    let told = line.ask("\x04", "exit\r\n>");
    assert!(
        told.contains("MPY: soft reboot\r\nboot runs\r\n\r\nraw REPL"),
        "{told}"
    );
}

#[test]
fn bad_scripts_lock_nobody_out() {
    let (_board, mut line) = board();
    put(&mut line, "boot.py", "def (:\n");
    let told = line.ask("\x04", ">>> ");
    assert!(told.contains("SyntaxError: invalid syntax"), "{told}");
    put(&mut line, "main.py", "print('spins')\nwhile True: pass\n");
    line.ask("\x04", "spins\r\n");
    line.prompt();
    // As mpremote comes: an interrupt, then raw mode at once.
    line.ask("\x04", "spins\r\n");
    line.ask("\r\x03\r\x01", "raw REPL; CTRL-B to exit\r\n>");
    line.ask("\x02", ">>> ");
    // A program that starts the board anew at once, for ever.
    put(
        &mut line,
        "main.py",
        "import machine\nmachine.soft_reset()\n",
    );
    line.ask("\x04", "soft reboot\r\nTraceback");
    line.prompt();
}

#[test]
fn compiled_scripts_run_where_there_is_no_source() {
    let (_board, mut line) = board();
    for (name, source) in [
        ("boot", "started = 'boot.mpy'\n"),
        ("main", "print(started, __name__)\n"),
    ] {
        let mut arena = vec![0; 1 << 16];
        let options = Options::new(name.as_bytes());
        let compiled = compile(source.as_bytes(), &options, &mut arena).expect("it compiles");
        let image: Vec<String> = compiled.image.iter().map(|b| b.to_string()).collect();
        let image = image.join(",");
        let (_, error) = line.run(&format!(
            "open('{name}.mpy', 'wb').write(bytes([{image}]))\n"
        ));
        assert_eq!(error, "");
    }
    line.ask("\x04", "boot.mpy __main__\r\n");
    line.until(">>> ");
    put(&mut line, "main.py", "print('source', started)\n");
    line.ask("\x04", "source boot.mpy\r\n");
}

#[test]
fn a_full_flash_says_so_and_keeps_other_files() {
    let (_board, mut line) = board();
    put(&mut line, "keep.txt", "precious");
    let (output, error) = line.run(
        "try:\n with open('big', 'w') as f:\n  while True: f.write('x' * 5000)\nexcept OSError as e: \
         print(e.errno)\nprint(open('keep.txt').read())\nimport os\nos.remove('big')\n\
         with open('after', 'w') as f: f.write('room')\nprint(os.listdir())\n",
    );
    assert_eq!(
        (output.as_str(), error.as_str()),
        ("28\nprecious\n['keep.txt', 'after']\n", "")
    );
}

#[test]
fn other_systems_read_the_flash() {
    let installed = std::process::Command::new("mcopy")
        .arg("--version")
        .output()
        .is_ok();
    if !installed {
        eprintln!("SKIPPED: mtools and dosfstools are not installed");
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let image = folder.path().join("flash.img");
    let config = Config {
        image: Image::File(image.clone()),
    };
    let board = VirtualBoard::start(&config).expect("a board starts");
    let mut line = line(&board);
    let (_, error) = line.run(
        "import os\nos.mkdir('lib')\nfor i in range(30):\n with open('lib/a long name %d.txt' % i, 'w') as f: \
         f.write('line\\n' * 100 * i)\nfor i in range(0, 30, 3): os.remove('lib/a long name %d.txt' % i)\n",
    );
    assert_eq!(error, "");
    drop((line, board));
    let check = |program: &str, words: &[&str]| {
        let mut command = std::process::Command::new(program);
        command
            .args(words)
            .arg(&image)
            .args((program == "mcopy").then_some("::/lib/a long name 10.txt"));
        rig::run(command.args((program == "mcopy").then_some("-")), PATIENCE)
    };
    let (said, ok) = check("/usr/sbin/fsck.fat", &["-n"]);
    assert!(ok && !said.contains("unused"), "{said}");
    assert_eq!(check("mcopy", &["-n", "-i"]), ("line\n".repeat(1000), true));
}

#[test]
fn names_that_no_file_can_have_are_errors() {
    let (_board, mut line) = board();
    for name in [
        "'a' * 256",
        "'a' * 5000",
        "'x' * 254 + '/' + 'y' * 254",
        "'a\\0b'",
        "''",
        "'.'",
    ] {
        let source = format!(
            "try:\n open({name}, 'w').close()\n print('made')\nexcept (OSError, ValueError): print('refused')\n"
        );
        let (output, error) = line.run(&source);
        assert_eq!(
            (output.as_str(), error.as_str()),
            ("refused\n", ""),
            "{name}"
        );
    }
    let (output, _) = line.run(
        "n = 'a long name' * 20\nopen(n, 'w').close()\nimport os\nprint(os.listdir() == [n])\n",
    );
    assert_eq!(output, "True\n");
}

#[test]
fn memory_that_runs_out_in_a_raw_paste_is_told() {
    let (_board, mut line) = board();
    line.ask("keep = bytearray(60000)\r", ">>> ");
    line.ask(b"\x01\x05A\x01", "R\x01");
    let text = "# a comment that takes a lot of room\n".repeat(3000);
    line.pour(text.as_bytes());
    let told = line.ask("\x04", "\x04>");
    assert!(
        told.contains("MemoryError: memory allocation failed"),
        "{told}"
    );
    line.ask("print(len(keep))\x04", "OK60000\r\n\x04\x04>");
    line.ask("\x02", ">>> ");
}

#[test]
fn random_bytes_in_any_mode_end_at_the_prompt() {
    let mut random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let modes: [&[u8]; 6] = [
        b"",
        b"\x05",
        b"\x01",
        b"\x01\x05A\x01",
        b"while True: pass\r\r",
        b"input()\r",
    ];
    let (board, mut line) = board();
    for mode in modes {
        line.send(mode);
        let mut bytes = vec![0; 1 << 20];
        random.fill_bytes(&mut bytes);
        line.pour(&bytes);
        assert!(board.is_running(), "{mode:?}");
        line.prompt();
    }
}

#[test]
fn closing_the_line_ends_the_board_wherever_it_is() {
    let programs = [
        "",
        "while True: pass\r\r",
        "import time; time.sleep(1000)\r",
        "input()\r",
        "\x01\x05A\x01abc",
    ];
    for program in programs {
        let (board, mut line) = board();
        line.send(program);
        std::thread::sleep(Duration::from_millis(50));
        board.console().close();
        let end = Instant::now() + PATIENCE;
        while board.is_running() {
            assert!(Instant::now() < end, "the board goes on after {program:?}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

#[test]
fn what_a_program_does_to_the_board_is_seen_in_the_world() {
    let (board, mut line) = board();
    line.run("import pyb\npyb.LED(2).on()\npyb.LED(4).intensity(99)\npyb.Servo(1).angle(-30)\n");
    let world = board.world();
    assert_eq!(world.leds()[1], 255);
    assert_eq!(world.leds()[3], 99);
    assert_eq!(world.servos()[0], -30);
    world.press(true);
    world.tilt([1, -2, 20]);
    let (output, _) = line.run("a = pyb.Accel()\nprint(pyb.Switch()(), a.x(), a.y(), a.z())\n");
    assert_eq!(output, "True 1 -2 20\n");
}

/// One end of a board's inspect channel as the link wants it.
struct Half(End);

impl Source for Half {
    fn read(&mut self, buffer: &mut [u8], wait: Duration) -> std::io::Result<usize> {
        self.0.set_timeout(Some(wait));
        match self.0.read(buffer) {
            Err(e) if e.kind() == std::io::ErrorKind::TimedOut => Ok(0),
            Ok(0) => Err(std::io::ErrorKind::UnexpectedEof.into()),
            other => other,
        }
    }
}

impl Sink for Half {
    fn write(&mut self, bytes: &[u8], wait: Duration) -> std::io::Result<()> {
        self.0.set_timeout(Some(wait));
        std::io::Write::write_all(&mut self.0, bytes)
    }
}

fn inspect(board: &VirtualBoard) -> InspectChannel {
    let pipe = Pipe {
        source: Box::new(Half(board.inspect())),
        sink: Box::new(Half(board.inspect())),
    };
    InspectChannel::start(pipe, |_| {}).expect("a thread starts")
}

fn soon<T>(what: &str, ask: impl Fn() -> Option<T>) -> T {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = ask() {
            return found;
        }
        assert!(Instant::now() < end, "no {what} in time");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn whoever_watches_sees_the_heap_and_the_running_line() {
    let (board, mut line) = board();
    let channel = inspect(&board);
    let hello = soon("greeting", || channel.hello());
    assert_eq!(hello.block_bytes, 16);
    assert!(hello.firmware.starts_with("MicroPython v"), "{hello:?}");
    channel.subscribe(Views::ALL, Duration::from_millis(20));
    soon("idle board", || {
        channel.running().filter(|r| r.state == RunState::Idle)
    });
    let idle = soon("picture", || channel.last_picture());
    assert_eq!(idle.blocks(), u64::from(hello.blocks));
    assert!(idle.count(BlockKind::Free) > idle.blocks() / 2);

    line.run("keep = [bytes([i] * 100) for i in range(200)]\n");
    let strings = idle.count(BlockKind::Str);
    soon("200 strings", || {
        let picture = channel.last_picture()?;
        (picture.count(BlockKind::Str) >= strings + 200).then_some(())
    });

    line.ask("\x01", "\n>");
    line.send("def spin():\n    n = 0\n    while True:\n        n += 1\n\nspin()\n\x04");
    let at = soon("running line", || {
        channel.running().filter(|r| r.state == RunState::Running)
    });
    assert_eq!(at.call.function, "spin");
    assert!((3..=4).contains(&at.call.line), "{at:?}");
    let stack = soon("stack", || Some(channel.stack()).filter(|s| s.len() == 2));
    assert_eq!((stack[1].line, stack[1].function.as_str()), (6, "<module>"));
    channel.interrupt();
    line.until("KeyboardInterrupt");
    line.until(">");

    line.send("import time\ntime.sleep(100)\n\x04");
    let at = soon("waiting", || {
        channel.running().filter(|r| r.state == RunState::Waiting)
    });
    assert_eq!(at.call.line, 2);
    channel.interrupt();
    line.until("KeyboardInterrupt");
    line.until(">");

    line.ask("import gc\ngc.collect()\n\x04", "\x04>");
    let totals = soon("collections", || {
        let (_, totals) = channel.history().into_iter().next_back()?;
        (totals.gc.collections > 0).then_some(totals)
    });
    assert_eq!(totals.used + totals.free, totals.total);
    assert_eq!(channel.dropped(), 0);
    let _: Option<Arc<_>> = channel.last_picture();
}

#[test]
fn noise_on_the_inspect_channel_costs_nothing() {
    let (board, mut line) = board();
    let mut random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut bytes = vec![0; 40_000];
    random.fill_bytes(&mut bytes);
    let mut end = board.inspect();
    for piece in bytes.chunks(4_000) {
        std::io::Write::write_all(&mut end, piece).expect("the pipe takes it");
        line.ask("1 + 1\r", "\r\n2\r\n>>> ");
    }
    std::io::Write::write_all(&mut end, &[0, 0]).expect("the pipe takes it");
    let channel = inspect(&board);
    soon("greeting", || channel.hello());
}
