//! Measures floats on the chip, for `cargo xtask bench`: instructions of statements and of small
//! programs, under QEMU with counted instructions. The argument is the firmware's image. Prints a
//! line for each: what it is, a tab, instructions.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use garter_tests::chip::{COUNTED_PER_MICROSECOND, Chip};

const PATIENCE: Duration = Duration::from_secs(120);

/// How often a statement is run; a loop that runs nothing is taken off.
const TIMES: u64 = 1000;

/// Statements, with `x = 1.5`, `y = 0.75`, `z = 0.1`, `i = 3` and `a` an array of floats.
const STATEMENTS: [&str; 26] = [
    "x + y",
    "x - y",
    "x * y",
    "x / y",
    "x < y",
    "x * i",
    "x < i",
    "i / 7",
    "x // y",
    "-x",
    "not x",
    "abs(x)",
    "float(i)",
    "int(x)",
    "floor(x)",
    "round(x)",
    "sqrt(x)",
    "sin(x)",
    "a[1]",
    "a[1] = x",
    "random()",
    "str(z)",
    "'%.2f' % x",
    "float('1.25')",
    "pack('f', x)",
    "loads('1.25')",
];

const MEASURE: &str = "
import gc, time
from math import floor, sin, sqrt
from array import array
from random import random
from json import loads
from struct import pack
t = time.ticks_us
def measure(a):
 x = 1.5; y = 0.75; z = 0.1; i = 3
 start = t()
 for _ in range(TIMES): STATEMENT
 return t() - start
gc.collect()
print(measure(array('f', [1, 2, 3])))
";

/// Programs whose function `main` is measured.
const PROGRAMS: [(&str, &str); 3] = [
    (
        "Mandelbrot set of 12 by 18 points",
        "
def main():
    inside = 0
    for py in range(12):
        y0 = py / 6 - 1
        for px in range(18):
            x0 = px / 6 - 2
            x = y = 0.0
            n = 0
            while x * x + y * y < 4.0 and n < 20:
                x, y = x * x - y * y + x0, 2 * x * y + y0
                n += 1
            if n == 20:
                inside += 1
    return inside
",
    ),
    (
        "a step of five bodies that attract one another",
        "
from math import sqrt
class Body:
    def __init__(self, mass, *place):
        self.mass = mass
        self.x, self.y, self.z, self.vx, self.vy, self.vz = place
bodies = [Body(1.0 + i, i * 2.5, 1.5 - i, i * i * 0.125, 0.25 * i, -0.5, 0.0625 * i) for i in range(5)]
def main():
    step = 0.01
    for i in range(len(bodies)):
        a = bodies[i]
        for j in range(i + 1, len(bodies)):
            b = bodies[j]
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            square = dx * dx + dy * dy + dz * dz
            pull = step / (square * sqrt(square))
            by = b.mass * pull
            a.vx -= dx * by
            a.vy -= dy * by
            a.vz -= dz * by
            by = a.mass * pull
            b.vx += dx * by
            b.vy += dy * by
            b.vz += dz * by
    for a in bodies:
        a.x += step * a.vx
        a.y += step * a.vy
        a.z += step * a.vz
",
    ),
    (
        "sorting 101 floats",
        "
floats = [(i * 37 % 101) * 0.5 for i in range(101)]
def main():
    sorted(floats)
",
    ),
];

const MEASURE_MAIN: &str = "
import gc, time
t = time.ticks_us
main()
gc.collect()
start = t()
main()
print(t() - start)
";

fn main() -> ExitCode {
    let Some(image) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: floats IMAGE");
        return ExitCode::from(2);
    };
    match measure(&image) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn measure(image: &std::path::Path) -> Result<(), String> {
    let mut chip = Chip::start(image, true).map_err(|e| e.to_string())?;
    chip.console.enter(PATIENCE).map_err(|e| e.to_string())?;
    let mut instructions = |source: &str| -> Result<u64, String> {
        let answer = chip.console.run(source.as_bytes(), PATIENCE);
        let (output, error) = answer.map_err(|e| e.to_string())?;
        let microseconds = output.trim().parse::<u64>();
        Ok(microseconds.map_err(|_| format!("{output}{error}"))? * COUNTED_PER_MICROSECOND)
    };
    let statement = |statement: &str| {
        let source = MEASURE.replace("TIMES", &TIMES.to_string());
        source.replace("STATEMENT", statement)
    };
    let nothing = instructions(&statement("pass"))?;
    for text in STATEMENTS {
        let all = instructions(&statement(text))?;
        println!("`{text}`\t{}", all.saturating_sub(nothing) / TIMES);
    }
    for (name, source) in PROGRAMS {
        let source = format!("{source}{MEASURE_MAIN}");
        println!("{name}\t{}", instructions(&source)?);
    }
    Ok(())
}
