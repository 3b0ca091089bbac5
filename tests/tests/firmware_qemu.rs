//! The firmware under QEMU, whose `netduinoplus2` is the pyboard's chip, with the official client.

mod rig;

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use garter_tests::chip::Chip;
use rig::{Running, examples, expected, named, run};

const PATIENCE: Duration = Duration::from_secs(60);
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
