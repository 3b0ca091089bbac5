//! Programs that are right, most of them: of random statements those are taken that compile, by
//! themselves or in a function, a loop, a coroutine or a class. Ours is asked whether they do, so
//! what it refuses wrongly is for the other generators, which take everything.

use garter_compiler::{Options, compile};

use super::{Dice, grammar, statements};

/// Statements are thrown away so many times before one is taken whatever it is.
const TRIES: usize = 60;

/// What may be around a statement: lines, the last of which opens a block.
const AROUND: [&str; 8] = [
    "",
    "def f(a, *b, c=1, **d):\n",
    "async def g(self, x=()):\n",
    "for value in range(3):\n",
    "class A(b):\n",
    "def f(self):\n while a:\n",
    "class A:\n @b\n def method(self, x, *, y=2):\n",
    "async def g(y):\n try:\n",
];

/// A program of up to twelve statements.
pub(crate) fn program(seed: u64) -> String {
    let mut dice = Dice::new(seed ^ 0xacce_0000_0000_0000);
    let mut arena = vec![0; 1 << 17];
    let count = 2 + dice.roll(11);
    let mut text = String::new();
    for _ in 0..count {
        for _ in 0..TRIES {
            let statement = match dice.roll(2) {
                0 => grammar::statement(&mut dice),
                _ => statements::statement(&mut dice),
            };
            let around = dice.pick(&AROUND);
            let tried = inside(around, &statement);
            // One that is wrong for its meaning comes now and then.
            if compiles(&tried, &mut arena) || dice.roll(400) == 0 {
                text += &tried;
                break;
            }
        }
    }
    text
}

fn inside(around: &str, statement: &str) -> String {
    let depth = around.lines().count();
    let blanks = " ".repeat(depth);
    let mut text = around.to_owned();
    for line in statement.lines() {
        text += &format!("{blanks}{line}\n");
    }
    if around.ends_with("try:\n") {
        text += " finally:\n  a = 1\n";
    }
    text
}

fn compiles(text: &str, arena: &mut [u32]) -> bool {
    compile(text.as_bytes(), &Options::new(b"g.py"), arena).is_ok()
}
