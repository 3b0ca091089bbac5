//! Boards on a pseudo terminal, which has no modem lines: our link, and
//! mpremote, which shows that the fake board is like real ones.
//!
//! `GARTER_MPREMOTE` names the program; without it its test has nothing to
//! say, unless `GARTER_MUST_RUN` is set.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "these are tests")]

mod fake_board;

use fake_board::{Quirks, RawPaste, Running};
use garter_link::transport::{Pipe, Sink, Source};
use garter_link::{Board, LinkError, Outcome, RunOptions, Target};
use serialport::{SerialPort, TTYPort};
use std::io::{self, Read, Write};
use std::process::Command;
use std::time::Duration;

struct Far(Box<dyn SerialPort>);

impl Source for Far {
    fn read(&mut self, buffer: &mut [u8], wait: Duration) -> io::Result<usize> {
        self.0.set_timeout(wait)?;
        match self.0.read(buffer) {
            Ok(count) => Ok(count),
            // While nobody has the terminal open, reading it is an error.
            Err(_) => {
                std::thread::sleep(wait);
                Ok(0)
            }
        }
    }
}

impl Sink for Far {
    fn write(&mut self, bytes: &[u8], wait: Duration) -> io::Result<()> {
        self.0.set_timeout(wait)?;
        self.0.write_all(bytes)
    }
}

/// A fake board behind a terminal, and the terminal's path.
fn board(quirks: Quirks) -> (Running, String) {
    let (master, slave) = TTYPort::pair().unwrap();
    let path = slave.name().unwrap();
    let source = Box::new(Far(master.try_clone().unwrap()));
    let pipe = Pipe {
        source,
        sink: Box::new(Far(Box::new(master))),
    };
    (Running::start(quirks, pipe), path)
}

#[test]
fn a_program_runs_over_a_terminal() {
    let (running, path) = board(Quirks::default());
    let board = Board::open(Target::serial(path)).unwrap();
    for fresh in [false, true] {
        let mut output = Vec::new();
        let code = format!("print(123)\n{}", "# more\n".repeat(500));
        let outcome = board.run(&code, RunOptions { fresh }, |bytes| {
            output.extend_from_slice(bytes)
        });
        assert_eq!(outcome.unwrap(), Outcome::Finished);
        assert_eq!(output, b"123\r\n");
    }
    assert!(running.is_at_prompt_soon());
}

#[test]
fn the_port_is_free_as_soon_as_the_board_is_closed() {
    let (_running, path) = board(Quirks::default());
    let first = Board::open(Target::serial(path.clone())).unwrap();
    let taken = Board::open(Target::serial(path.clone())).unwrap_err();
    assert!(matches!(&taken, LinkError::Open { .. }), "{taken}");
    assert!(
        taken.remedy().contains("Another program"),
        "{taken}: {}",
        taken.remedy()
    );
    first.close();
    Board::open(Target::serial(path)).unwrap();
}

#[test]
fn a_port_that_is_not_there_gives_advice() {
    let error = Board::open(Target::serial("/dev/no-such-board")).unwrap_err();
    assert!(
        error.remedy().contains("cable"),
        "{error}: {}",
        error.remedy()
    );
}

#[test]
fn mpremote_takes_the_fake_board_for_a_real_one() {
    let Some(mpremote) = std::env::var_os("GARTER_MPREMOTE") else {
        assert!(
            std::env::var_os("GARTER_MUST_RUN").is_none(),
            "GARTER_MPREMOTE is not set"
        );
        return;
    };
    let boards = [
        Quirks::default(),
        Quirks {
            window: 32,
            ..Quirks::default()
        },
        Quirks {
            raw_paste: RawPaste::Refused,
            ..Quirks::default()
        },
        Quirks {
            raw_paste: RawPaste::Unknown,
            ..Quirks::default()
        },
        Quirks {
            boot: "hello from boot\r\n",
            ..Quirks::default()
        },
        Quirks {
            main: "while True: pass",
            ..Quirks::default()
        },
    ];
    for quirks in boards {
        let (_running, path) = board(quirks.clone());
        let program = format!("print(123)\n{}", "# more\n".repeat(50));
        let output = Command::new(&mpremote)
            .args(["connect", &path, "exec", &program])
            .output()
            .unwrap();
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(printed.trim_end(), "123", "{quirks:?}: {errors}");
    }
}
