//! The few programs that the fake board can run.

pub(super) struct Program {
    lines: Vec<String>,
    at: usize,
    /// Ctrl-Cs that the next loop survives.
    stubborn: u32,
    interrupts: u32,
    typed: Vec<u8>,
}

pub(super) enum Progress {
    Running,
    Ended(String),
    Unplugged,
}

impl Program {
    pub(super) fn new(source: &str) -> Program {
        let lines = source
            .replace('\r', "\n")
            .lines()
            .map(str::to_owned)
            .collect();
        Program {
            lines,
            at: 0,
            stubborn: 0,
            interrupts: 0,
            typed: Vec::new(),
        }
    }

    pub(super) fn input(&mut self, byte: u8) {
        if byte == 0x03 {
            self.interrupts += 1;
        } else {
            self.typed.push(byte);
        }
    }

    pub(super) fn go_on(&mut self, out: &mut Vec<u8>) -> Progress {
        loop {
            if self.interrupts > self.stubborn {
                return self.raise("KeyboardInterrupt: ");
            }
            let Some(line) = self.lines.get(self.at) else {
                return Progress::Ended(String::new());
            };
            let argument = |name: &str| {
                line.strip_prefix(name)?
                    .strip_prefix('(')?
                    .strip_suffix(')')
            };
            if line == "while True: pass" {
                return Progress::Running;
            } else if let Some(print) = line.strip_prefix("while True: ") {
                let text = print.trim_start_matches("print('").trim_end_matches("')");
                out.extend(format!("{text}\r\n").repeat(20).as_bytes());
                return Progress::Running;
            } else if let Some(text) = argument("print") {
                out.extend(text.trim_matches('\'').as_bytes());
                out.extend(b"\r\n");
            } else if let Some(count) = argument("stubborn") {
                self.stubborn = count.parse().unwrap();
            } else if line == "input()" {
                let Some(end) = self.typed.iter().position(|&byte| byte == b'\r') else {
                    return Progress::Running;
                };
                out.extend(self.typed.drain(..end));
                out.extend(b"\r\n");
                self.typed.drain(..1);
            } else if line == "unplug()" {
                return Progress::Unplugged;
            } else if let Some(exception) = line.strip_prefix("raise ") {
                let exception = exception.to_owned();
                return self.raise(&exception);
            } else if !line.is_empty() && !line.starts_with("import ") && !line.starts_with('#') {
                return self.raise("SyntaxError: invalid syntax");
            }
            self.at += 1;
        }
    }

    fn raise(&self, exception: &str) -> Progress {
        Progress::Ended(format!(
            "Traceback (most recent call last):\r\n  File \"<stdin>\", line {}, in <module>\r\n\
             {exception}\r\n",
            self.at + 1
        ))
    }
}
