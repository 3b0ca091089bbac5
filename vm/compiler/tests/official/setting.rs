//! What both compilers are told.

use garter_compiler::Options;

/// The options of one comparison.
#[derive(Clone, Debug)]
pub(crate) struct Setting {
    pub(crate) name: String,
    pub(crate) level: u8,
    pub(crate) small_int_bits: Option<u8>,
    pub(crate) architecture: Option<&'static str>,
    pub(crate) lines: bool,
}

/// Widths of small integers that are tried: the usual ones, and those where something changes.
const BITS: [u8; 8] = [31, 16, 63, 1, 47, 64, 30, 32];
/// Machines. Without machine code the output is the same for all.
const ARCHITECTURES: [&str; 4] = ["armv7emsp", "x64", "xtensawin", "rv32imc"];

impl Setting {
    /// The usual options at an optimisation level.
    pub(crate) fn level(name: &str, level: u8) -> Self {
        Self {
            name: name.to_owned(),
            level,
            small_int_bits: None,
            architecture: None,
            lines: true,
        }
    }

    /// Every option at least once.
    pub(crate) fn all(name: &str) -> Vec<Self> {
        let mut all: Vec<Self> = (0..4).map(|level| Self::level(name, level)).collect();
        all.push(Self::level("another/name.py", 0));
        for bits in BITS {
            all.push(Self {
                small_int_bits: Some(bits),
                ..Self::level(name, 0)
            });
        }
        all.push(Self {
            lines: false,
            ..Self::level(name, 0)
        });
        for architecture in ARCHITECTURES {
            all.push(Self {
                architecture: Some(architecture),
                ..Self::level(name, 0)
            });
        }
        all
    }

    /// One setting for the `number`th of many programs, so that all get their turn.
    pub(crate) fn turn(name: &str, number: u64) -> Self {
        let pick = |from: usize, of: u64| (number / of % from as u64) as usize;
        Self {
            name: name.to_owned(),
            level: (number % 4) as u8,
            small_int_bits: number.is_multiple_of(3).then(|| BITS[pick(BITS.len(), 3)]),
            architecture: number
                .is_multiple_of(5)
                .then(|| ARCHITECTURES[pick(ARCHITECTURES.len(), 5)]),
            lines: !number.is_multiple_of(7),
        }
    }

    /// The same for no machine in particular.
    pub(crate) fn without_machine(self) -> Self {
        Self {
            architecture: None,
            ..self
        }
    }

    /// For the official compiler's command line.
    pub(crate) fn arguments(&self) -> Vec<String> {
        let mut arguments = vec![
            "-s".to_owned(),
            self.name.clone(),
            format!("-O{}", self.level),
        ];
        if let Some(bits) = self.small_int_bits {
            arguments.push(format!("-msmall-int-bits={bits}"));
        }
        if let Some(architecture) = self.architecture {
            arguments.push(format!("-march={architecture}"));
        }
        if !self.lines {
            arguments.extend(["-X".to_owned(), "no-source-lines".to_owned()]);
        }
        arguments
    }

    /// For ours.
    pub(crate) fn options(&self) -> Options<'_> {
        let mut options = Options::new(self.name.as_bytes())
            .optimise(self.level)
            .line_numbers(self.lines)
            .across();
        if let Some(bits) = self.small_int_bits {
            options = options.small_int_bits(bits);
        }
        options
    }
}
