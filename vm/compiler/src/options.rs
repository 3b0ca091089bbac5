//! What a compilation is told.

/// What a text is compiled as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Input {
    /// A module.
    #[default]
    File,
    /// What the prompt takes at once; expressions are printed.
    Single,
    /// An expression; running it returns the value.
    Eval,
}

/// What to do with functions that ask for machine code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Native {
    /// They are a fault.
    #[default]
    Refuse,
    /// `native` and `viper` functions are compiled to bytecode; assembler is a fault.
    AsBytecode,
    /// They are looked at by the rules of machine code (when checking only).
    Check,
}

/// How to compile. Start from [`Options::new`] and set what differs.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Options<'a> {
    /// The name that tracebacks show.
    pub source_name: &'a [u8],
    /// 0 keeps asserts; 1 and up drop them and make `__debug__` false; 3 drops line numbers.
    pub optimise: u8,
    /// Bits of a small integer, with its sign.
    pub small_int_bits: u8,
    /// Whether code says which line it is of; level 3 leaves lines out too.
    pub line_numbers: bool,
    /// What the text is.
    pub input: Input,
    /// The output stays in memory: numbers may be stored by their bits.
    pub memory_image: bool,
    /// The machine that runs the output has single-precision floats.
    pub single: bool,
    /// What to do with functions that ask for machine code.
    pub native: Native,
    /// How many rules may be open at the same time when the text is compiled; each takes four
    /// words at the arena's end while the text is parsed, half of the arena at most.
    pub nesting: u32,
    /// Constants are folded as a cross compiler folds them: integers may have a million digits,
    /// which can take seconds.
    #[cfg(feature = "host")]
    pub across: bool,
}

impl<'a> Options<'a> {
    /// A module of this name; no optimisation.
    pub const fn new(source_name: &'a [u8]) -> Self {
        Self {
            source_name,
            optimise: 0,
            small_int_bits: 31,
            line_numbers: true,
            input: Input::File,
            memory_image: false,
            single: false,
            native: Native::Refuse,
            nesting: 4096,
            #[cfg(feature = "host")]
            across: false,
        }
    }

    /// The same with another optimisation level.
    pub const fn optimise(mut self, level: u8) -> Self {
        self.optimise = level;
        self
    }

    /// The same for small integers of so many bits.
    pub const fn small_int_bits(mut self, bits: u8) -> Self {
        self.small_int_bits = bits;
        self
    }

    /// The same with or without line numbers.
    pub const fn line_numbers(mut self, yes: bool) -> Self {
        self.line_numbers = yes;
        self
    }

    /// The same for another kind of input.
    pub const fn input(mut self, input: Input) -> Self {
        self.input = input;
        self
    }

    /// The same for a machine with single-precision floats.
    pub const fn single(mut self, yes: bool) -> Self {
        self.single = yes;
        self
    }

    /// The same for an output that stays in memory.
    pub const fn memory_image(mut self, yes: bool) -> Self {
        self.memory_image = yes;
        self
    }

    /// The same with another answer to machine code.
    pub const fn native(mut self, native: Native) -> Self {
        self.native = native;
        self
    }

    /// The same for a cross compiler.
    #[cfg(feature = "host")]
    pub const fn across(mut self) -> Self {
        self.across = true;
        self
    }

    /// The same with room for another number of open rules.
    pub const fn nesting(mut self, rules: u32) -> Self {
        self.nesting = rules;
        self
    }
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self::new(b"<string>")
    }
}
