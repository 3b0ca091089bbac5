//! The firmware under QEMU, whose `netduinoplus2` is the pyboard's chip, with the official client.

mod rig;

use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use garter_inspect::{BlockKind, RunState, Views};
use garter_link::inspect_channel::InspectChannel;
use garter_link::transport::{Pipe, Sink, Source};
use garter_tests::chip::Chip;
use garter_tests::raw_repl::RawRepl;
use garter_virtual::{Config, Image, VirtualBoard};
use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};
use rig::{Line, Running, examples, expected, named, run};

const PATIENCE: Duration = Duration::from_secs(60);
/// Shortest time-out of a socket.
const SHORT: Duration = Duration::from_millis(20);
/// Examples that fit the chip's memory.
const SMALL: [&str; 8] = [
    "blink",
    "pystone",
    "leak",
    "servo",
    "timer_callback",
    "state_machine",
    "datalogger",
    "async_blink",
];

struct Rig {
    mpremote: PathBuf,
    port: String,
    _machine: Running,
}

impl Rig {
    fn start() -> Option<Rig> {
        let (image, mpremote) = (named("GARTER_FIRMWARE")?, named("GARTER_MPREMOTE")?);
        let mut machine = Command::new("qemu-system-arm")
            .args([
                "-M",
                "netduinoplus2",
                "-display",
                "none",
                "-monitor",
                "none",
            ])
            .args(["-serial", "pty", "-serial", "null", "-kernel"])
            .arg(image)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("QEMU starts");
        let output = machine.stdout.take().expect("its output is a pipe");
        let machine = Running(machine);
        let mut first = String::new();
        BufReader::new(output)
            .read_line(&mut first)
            .expect("it says where the line is");
        let port = first
            .split(' ')
            .find(|w| w.starts_with("/dev/"))
            .expect("a path")
            .to_owned();
        Some(Rig {
            mpremote,
            port,
            _machine: machine,
        })
    }

    fn client(&self, words: &[&str]) -> (String, bool) {
        run(
            Command::new(&self.mpremote)
                .args(["connect", &self.port])
                .args(words),
            PATIENCE,
        )
    }
}

#[test]
fn the_chip_runs_examples() {
    let Some(rig) = Rig::start() else { return };
    for name in SMALL {
        let path = examples().join(format!("{name}.py"));
        let (output, _) = rig.client(&["run", path.to_str().expect("the path is text")]);
        assert_eq!(output, expected(name), "{name}");
    }
}

#[test]
fn the_chip_is_interrupted_and_forgets_at_a_soft_reset() {
    let Some(rig) = Rig::start() else { return };
    rig.client(&["exec", "--no-follow", "x = 1\nwhile True: pass"]);
    assert_eq!(
        rig.client(&["exec", "print('x' in globals())"]).0,
        "False\n"
    );
}

#[test]
fn deep_recursion_of_any_kind_leaves_the_stack_whole() {
    let Some(rig) = Rig::start() else { return };
    let source = "def f(n): f(n + 1)\n\
                  def g(n): return sorted([n, n], key=lambda x: g(x + 1))\n\
                  def h(n): exec('h(n + 1)', {'h': h, 'n': n})\n\
                  for each in (f, g, h):\n try: each(0)\n except (RuntimeError, MemoryError): print('told')\n";
    assert_eq!(rig.client(&["exec", source]).0, "told\ntold\ntold\n");
}

fn chip() -> Option<Chip> {
    let mut chip = Chip::start(&named("GARTER_FIRMWARE")?, false).expect("QEMU starts");
    chip.console.enter(PATIENCE).expect("the chip answers");
    Some(chip)
}

fn output(chip: &mut Chip, source: &str) -> String {
    let answer = chip.console.run(source.as_bytes(), PATIENCE);
    let (output, error) = answer.expect("the chip answers");
    output + &error
}

/// Shows the bits of what operators and conversions give, for floats at the edges of single
/// precision and for integers that it does not hold. Such integers are not divided with rest, nor
/// are roots taken of them: that the chip does in single precision from the start.
const BITS: &str = "
import math, struct
from array import array
def bits(x):
    if not isinstance(x, float): return str(x)
    return 'nan' if x != x else '%08x' % struct.unpack('<I', struct.pack('<f', x))[0]
def show(f, *x):
    try: return bits(f(*x))
    except Exception as e: return type(e).__name__
binary = (lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b, lambda a, b: a / b,
    lambda a, b: float(a) // float(b), lambda a, b: float(a) % float(b), lambda a, b: a < b, lambda a, b: a > b,
    lambda a, b: a <= b, lambda a, b: a >= b, lambda a, b: a == b, lambda a, b: a != b,
    lambda a, b: sorted((a, b, 0.5)) == [b, a, 0.5], max)
unary = (lambda a: -a, abs, bool, float, int, math.floor, math.ceil, math.trunc, round, hash,
    lambda a: math.sqrt(float(a)), lambda a: array('f', (a,))[0], lambda a: '%d' % a, lambda a: '%.3f' % a, repr,
    lambda a: float(repr(a)))
words = (0, 1, 3, 0x7fffff, 0x800000, 0x800001, 0x33800000, 0x3dcccccd, 0x3eaaaaab, 0x3f000000, 0x3f7fffff,
    0x3f800000, 0x3f800001, 0x3fc00000, 0x40490fdb, 0x4b000001, 0x4b7fffff, 0x4b800000, 0x4e800000,
    0x4e6e6b28, 0x4e6e6b27, 0x5f000000, 0x7f7fffff, 0x7f800000, 0x7fc00000)
values = [True, 0, 7, -1, 16777216, 16777217, -33554433, 2 ** 30 - 1, 1 - 2 ** 30, 2 ** 31 + 1, 2 ** 53 + 1, 10 ** 40]
for word in words:
    values += struct.unpack('<2f', struct.pack('<2I', word, word | 1 << 31))
for a in values:
    print(bits(a), [show(f, a) for f in unary])
    for b in values:
        print(bits(a), bits(b), *[show(f, a, b) for f in binary])
";

#[test]
fn floats_are_those_of_the_virtual_board_to_the_bit() {
    let Some(mut chip) = chip() else { return };
    let config = Config {
        image: Image::Memory,
    };
    let board = VirtualBoard::start(&config).expect("a board starts");
    let mut console = board.console();
    console.set_timeout(Some(SHORT));
    let mut console = RawRepl::new(console);
    console.enter(PATIENCE).expect("the board answers");
    let wanted = console.run(BITS.as_bytes(), PATIENCE);
    let (wanted, error) = wanted.expect("the board answers");
    assert_eq!(error, "");
    assert!(wanted.lines().count() > 3000);
    let got = output(&mut chip, BITS);
    for (wanted, got) in wanted.lines().zip(got.lines()) {
        assert_eq!(got, wanted);
    }
    assert_eq!(got.len(), wanted.len());
}

#[test]
fn modules_import_one_another_six_deep() {
    let Some(mut chip) = chip() else { return };
    // The disk under QEMU has room for four files: it is one module, forgotten each time.
    let source = "import sys\n\
                  def put(name, *lines):\n with open('/flash/%s.py' % name, 'w') as f: f.write('\\n'.join(lines))\n\
                  put('deep', 'level = 0')\n\
                  put('m', 'import sys, deep', 'deep.level += 1', 'print(deep.level)', 'sys.modules.pop(\"m\")', \
                  'if deep.level < 6: import m')\n\
                  import m\n";
    assert_eq!(output(&mut chip, source), "1\n2\n3\n4\n5\n6\n");
}

#[test]
fn programs_have_a_heap_of_102_kib() {
    let Some(mut chip) = chip() else { return };
    let source = "import gc\nprint(gc.mem_free() + gc.mem_alloc() >= 102 * 1024)\n\
                  print(len(bytearray(100 * 1024)))\n";
    assert_eq!(output(&mut chip, source), "True\n102400\n");
}

#[test]
fn what_nests_deeply_is_run_or_refused() {
    let Some(mut chip) = chip() else { return };
    let source = "print(eval('(' * 40 + '1' + ')' * 40))\n\
                  print(eval('(' * 150 + '1' + ')' * 150))\n\
                  print(eval('-' * 200 + '1'), eval('1+(' * 100 + '1' + ')' * 100))\n\
                  for n in (400, 3000):\n try: eval('[' * n + '1' + ']' * n)\n except MemoryError: \
                  print('no memory')\n\
                  print(1)\n";
    assert_eq!(
        output(&mut chip, source),
        "1\n1\n1 101\nno memory\nno memory\n1\n"
    );
}

/// One end of the chip's inspect channel as the link wants it.
struct Half(UnixStream);

impl Source for Half {
    fn read(&mut self, buffer: &mut [u8], wait: Duration) -> io::Result<usize> {
        self.0.set_read_timeout(Some(wait.max(SHORT)))?;
        match self.0.read(buffer) {
            Err(e) if matches!(e.kind(), ErrorKind::TimedOut | ErrorKind::WouldBlock) => Ok(0),
            Ok(0) => Err(ErrorKind::UnexpectedEof.into()),
            other => other,
        }
    }
}

impl Sink for Half {
    fn write(&mut self, bytes: &[u8], wait: Duration) -> io::Result<()> {
        self.0.set_write_timeout(Some(wait.max(SHORT)))?;
        self.0.write_all(bytes)
    }
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
fn the_second_port_shows_the_heap_and_the_running_line() {
    let Some(mut chip) = chip() else { return };
    let half = || Half(chip.inspect.try_clone().expect("a socket can be shared"));
    let pipe = Pipe {
        source: Box::new(half()),
        sink: Box::new(half()),
    };
    let channel = InspectChannel::start(pipe, |_| {}).expect("a thread starts");
    let hello = soon("greeting", || channel.hello());
    // The table grows by 32 blocks, of which the first of all is used for nothing;
    // 102 KiB take 204.
    assert_eq!((hello.block_bytes, hello.blocks), (16, 205 * 32 - 1));
    channel.subscribe(Views::ALL, Duration::from_millis(50));
    soon("idle board", || {
        channel.running().filter(|r| r.state == RunState::Idle)
    });
    let idle = soon("picture", || channel.last_picture());
    assert_eq!(idle.blocks(), u64::from(hello.blocks));

    let strings = idle.count(BlockKind::Str);
    let source = "import gc\nkeep = [bytes([i] * 100) for i in range(200)]\ngc.collect()\n";
    assert_eq!(output(&mut chip, source), "");
    // Some of those before have gone since.
    soon("200 strings", || {
        let picture = channel.last_picture()?;
        (picture.count(BlockKind::Str) + 20 >= strings + 200).then_some(())
    });
    soon("a timed collection", || {
        let (_, totals) = channel.history().into_iter().next_back()?;
        assert_eq!(totals.used + totals.free, totals.total);
        (totals.gc.collections > 0 && totals.gc.max_pause_us > 0).then_some(())
    });

    let source = b"def spin():\n    n = 0\n    while True:\n        n += 1\n\nspin()\n\x04";
    chip.console
        .line
        .write_all(source)
        .expect("the chip takes it");
    let at = soon("running line", || {
        channel.running().filter(|r| r.state == RunState::Running)
    });
    assert_eq!(at.call.function, "spin");
    assert!((3..=4).contains(&at.call.line), "{at:?}");
    channel.interrupt();
    let end = Instant::now() + PATIENCE;
    let told = chip.console.until(b"\x04>", end).expect("the program ends");
    assert!(told.contains("KeyboardInterrupt"), "{told}");
}

#[test]
fn random_bytes_in_any_mode_end_at_the_prompt() {
    let Some(chip) = chip() else { return };
    let mut random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let modes: [&[u8]; 6] = [
        b"",
        b"\x05",
        b"\x01",
        b"\x01\x05A\x01",
        b"while True: pass\r\r",
        b"input()\r",
    ];
    let serial = chip
        .console
        .line
        .try_clone()
        .expect("a socket can be shared");
    serial
        .set_write_timeout(Some(SHORT))
        .expect("a socket has time-outs");
    let mut line = Line::new(serial);
    line.send("\x02");
    for mode in modes {
        line.send(mode);
        let mut bytes = vec![0; 34 * 1024];
        random.fill_bytes(&mut bytes);
        line.pour(&bytes);
        line.prompt();
    }
    assert_eq!(
        line.run("print(6 * 7)\n"),
        ("42\n".to_owned(), String::new())
    );
}
