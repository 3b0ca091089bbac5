//! A board that speaks the REPL as stock boards do, and misbehaves as asked.
//!
//! It knows only programs of these lines: `print(X)`, `input()`,
//! `while True: pass`, `while True: print(X)`, `raise X`, `stubborn(N)` (the
//! next loop survives N Ctrl-Cs), `unplug()`, `import ...`.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test binary uses its own part"
)]

mod program;

use garter_link::transport::Pipe;
use program::{Program, Progress};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How this board answers a request for raw paste.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RawPaste {
    Yes,
    Refused,
    Unknown,
}

/// In what it differs from a well-behaved pyboard.
#[derive(Clone, Debug)]
pub struct Quirks {
    pub raw_paste: RawPaste,
    pub window: u16,
    pub newline: &'static str,
    pub reboot: &'static str,
    /// What boot.py prints.
    pub boot: &'static str,
    /// Bytes that it writes at a time.
    pub chunk: usize,
    /// After so many bytes of a raw paste it has seen enough.
    pub abort_after: Option<usize>,
    /// What a timer callback prints now and then while the REPL waits.
    pub tick: &'static str,
    /// A program that runs from the start.
    pub main: &'static str,
    /// Answers nothing at all.
    pub dead: bool,
    /// Random bytes among the first so many that it says; the seed.
    pub noise: (usize, u64),
}

impl Default for Quirks {
    fn default() -> Self {
        Quirks {
            raw_paste: RawPaste::Yes,
            window: 128,
            newline: "\r\n",
            reboot: "MPY: soft reboot\r\n",
            boot: "",
            chunk: usize::MAX,
            abort_after: None,
            tick: "",
            main: "",
            dead: false,
            noise: (0, 0),
        }
    }
}

/// What it is in the middle of.
enum Mode {
    Friendly(Vec<u8>),
    Raw(Vec<u8>),
    Paste {
        source: Vec<u8>,
        since_credit: u16,
    },
    /// It has said that it wants no more, and waits for the host to agree.
    PasteAborted {
        source: Vec<u8>,
    },
    Running {
        program: Program,
        raw: bool,
    },
    Unplugged,
}

pub struct FakeBoard {
    quirks: Quirks,
    mode: Mode,
    out: Vec<u8>,
    /// All that it was sent.
    pub seen: Vec<u8>,
}

impl FakeBoard {
    pub fn new(quirks: Quirks) -> Self {
        let mode = if quirks.main.is_empty() {
            Mode::Friendly(Vec::new())
        } else {
            Mode::Running {
                program: Program::new(quirks.main),
                raw: false,
            }
        };
        FakeBoard {
            quirks,
            mode,
            out: Vec::new(),
            seen: Vec::new(),
        }
    }

    pub fn is_unplugged(&self) -> bool {
        matches!(self.mode, Mode::Unplugged)
    }

    pub fn is_at_friendly_prompt(&self) -> bool {
        matches!(self.mode, Mode::Friendly(_))
    }

    pub fn take_output(&mut self) -> Vec<u8> {
        let mut output = std::mem::take(&mut self.out);
        let (left, seed) = &mut self.quirks.noise;
        if *left > 0 {
            // The generator of Knuth's MMIX.
            let mut random = || {
                *seed = seed
                    .wrapping_mul(6364136223846793005)
                    .wrapping_add(1442695040888963407);
                usize::try_from(*seed >> 33).unwrap()
            };
            for _ in 0..(random() % 8).min(*left) {
                let meaningful = b"\x00\x01\x02\x03\x04R>aK\r\n";
                let byte = match random() % 3 {
                    0 => meaningful[random() % meaningful.len()],
                    _ => u8::try_from(random() % 256).unwrap(),
                };
                output.insert(random() % (output.len() + 1), byte);
                *left -= 1;
            }
        }
        output
    }

    fn say(&mut self, text: &str) {
        self.out.extend(text.as_bytes());
    }

    fn friendly_banner(&mut self) {
        let newline = self.quirks.newline;
        self.say(&format!(
            "{newline}MicroPython v1.29.0 on 2026-01-01; PYBv1.1 with STM32F405RG\r\n\
             Type \"help()\" for more information.\r\n>>> "
        ));
        self.mode = Mode::Friendly(Vec::new());
    }

    fn raw_banner(&mut self) {
        self.say(&format!("raw REPL; CTRL-B to exit{}>", self.quirks.newline));
        self.mode = Mode::Raw(Vec::new());
    }

    pub fn receive(&mut self, byte: u8) {
        self.seen.push(byte);
        if self.quirks.dead {
            return;
        }
        let mode = std::mem::replace(&mut self.mode, Mode::Unplugged);
        match mode {
            Mode::Friendly(line) => self.friendly(line, byte),
            Mode::Raw(line) => self.raw(line, byte),
            Mode::Paste {
                source,
                since_credit,
            } => self.paste(source, since_credit, byte),
            Mode::PasteAborted { source } => {
                if byte == 0x04 {
                    self.run(&source, true);
                } else {
                    self.mode = Mode::PasteAborted { source };
                }
            }
            Mode::Running { mut program, raw } => {
                program.input(byte);
                self.mode = Mode::Running { program, raw };
            }
            Mode::Unplugged => {}
        }
        self.tick();
    }

    fn friendly(&mut self, mut line: Vec<u8>, byte: u8) {
        match byte {
            0x01 if line.is_empty() => {
                self.say("\r\n");
                return self.raw_banner();
            }
            0x02 if line.is_empty() => return self.friendly_banner(),
            0x03 => {
                line.clear();
                self.say("\r\n>>> ");
            }
            0x04 if line.is_empty() => {
                self.say("\r\n");
                self.say(self.quirks.reboot);
                self.say(self.quirks.boot);
                return self.friendly_banner();
            }
            b'\r' => {
                self.say("\r\n");
                if !line.is_empty() {
                    return self.run(&line, false);
                }
                self.say(">>> ");
            }
            0x20..=0x7e => {
                line.push(byte);
                self.out.push(byte);
            }
            _ => {}
        }
        self.mode = Mode::Friendly(line);
    }

    fn raw(&mut self, mut line: Vec<u8>, byte: u8) {
        match byte {
            0x01 if line == b"\x05A" => {
                self.out.extend_from_slice(self.quirks.tick.as_bytes());
                match self.quirks.raw_paste {
                    RawPaste::Unknown => return self.raw_banner(),
                    RawPaste::Refused => {
                        self.out.extend(b"R\x00");
                        line.clear();
                    }
                    RawPaste::Yes => {
                        self.out.extend(b"R\x01");
                        self.out.extend(self.quirks.window.to_le_bytes());
                        self.out.push(0x01);
                        self.mode = Mode::Paste {
                            source: Vec::new(),
                            since_credit: 0,
                        };
                        return;
                    }
                }
            }
            0x01 => return self.raw_banner(),
            0x02 => return self.friendly_banner(),
            0x03 => line.clear(),
            0x04 if line.is_empty() => {
                self.say("OK\r\n");
                self.say(self.quirks.reboot);
                self.say(self.quirks.boot);
                return self.raw_banner();
            }
            0x04 => {
                self.say("OK");
                return self.run(&line, true);
            }
            byte => line.push(byte),
        }
        self.mode = Mode::Raw(line);
    }

    fn paste(&mut self, mut source: Vec<u8>, since_credit: u16, byte: u8) {
        match byte {
            0x03 => {
                self.out.extend(b"\x04\x04");
                self.say("Traceback (most recent call last):\r\nKeyboardInterrupt: \r\n\x04>");
                self.mode = Mode::Raw(Vec::new());
            }
            0x04 => {
                self.out.push(0x04);
                self.run(&source, true);
            }
            byte => {
                source.push(byte);
                if self
                    .quirks
                    .abort_after
                    .is_some_and(|most| source.len() >= most)
                {
                    self.out.push(0x04);
                    self.mode = Mode::PasteAborted { source };
                    return;
                }
                let since_credit = if since_credit + 1 == self.quirks.window {
                    self.out.push(0x01);
                    0
                } else {
                    since_credit + 1
                };
                self.mode = Mode::Paste {
                    source,
                    since_credit,
                };
            }
        }
    }

    fn run(&mut self, source: &[u8], raw: bool) {
        let program = Program::new(&String::from_utf8_lossy(source));
        self.mode = Mode::Running { program, raw };
    }

    /// Lets a running program do a little.
    pub fn tick(&mut self) {
        let Mode::Running { program, raw } = &mut self.mode else {
            return;
        };
        let raw = *raw;
        match program.go_on(&mut self.out) {
            Progress::Running => {}
            Progress::Unplugged => self.mode = Mode::Unplugged,
            Progress::Ended(error) if raw => {
                self.out.push(0x04);
                self.say(&error);
                self.out.extend(b"\x04>");
                self.mode = Mode::Raw(Vec::new());
            }
            Progress::Ended(error) => {
                self.say(&error);
                self.say(">>> ");
                self.mode = Mode::Friendly(Vec::new());
            }
        }
    }
}

/// A board that lives on a thread of its own at the far end of a pipe.
pub struct Running {
    pub board: Arc<Mutex<FakeBoard>>,
    ended: Arc<AtomicBool>,
}

impl Running {
    pub fn start(quirks: Quirks, mut pipe: Pipe) -> Running {
        let chunk = quirks.chunk;
        let board = Arc::new(Mutex::new(FakeBoard::new(quirks)));
        let ended = Arc::new(AtomicBool::new(false));
        let (here, stop) = (Arc::clone(&board), Arc::clone(&ended));
        std::thread::spawn(move || {
            let mut buffer = [0; 256];
            while !stop.load(Ordering::Relaxed) {
                let Ok(count) = pipe.source.read(&mut buffer, Duration::from_millis(1)) else {
                    return;
                };
                let mut board = here.lock().unwrap();
                for &byte in &buffer[..count] {
                    board.receive(byte);
                }
                board.tick();
                let output = board.take_output();
                let unplugged = board.is_unplugged();
                drop(board);
                for part in output.chunks(chunk) {
                    if pipe.sink.write(part, Duration::from_secs(1)).is_err() {
                        return;
                    }
                    if chunk < output.len() {
                        std::thread::yield_now();
                    }
                }
                if unplugged {
                    return;
                }
            }
        });
        Running { board, ended }
    }

    /// Waits until the board is back at its prompt.
    pub fn is_at_prompt_soon(&self) -> bool {
        let until = Instant::now() + Duration::from_secs(2);
        while Instant::now() < until {
            if self.board.lock().unwrap().is_at_friendly_prompt() {
                return true;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        false
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
    }
}
