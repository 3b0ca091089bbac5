//! The two entrances: `compile` and `check`.

use crate::build::Builder;
use crate::fault::Fault;
use crate::image;
use crate::lower::{Stop, compile_scopes};
use crate::options::{Input, Options};
use crate::store::{Paused, Store};
use crate::tree::Word;
use core::fmt;
use garter_bytecode::Words;
use garter_syntax::{ByRules, EMPTY_FRAME, FaultCode, Frame, Halt, Outcome, Resync, Start, parse};

/// A finished compilation.
#[derive(Clone, Copy, Debug)]
pub struct Compiled<'m> {
    /// The bytes of the `.mpy` file.
    pub image: Words<'m>,
    /// Most bytes of the arena that were in use at the same time.
    pub peak_bytes: usize,
}

/// Why there is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// Something is wrong with the program.
    Fault(Fault),
    /// The arena is too small.
    OutOfMemory {
        /// What it has.
        peak_bytes: usize,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Fault(fault) => fault.fmt(f),
            Error::OutOfMemory { .. } => f.write_str("MemoryError: memory allocation failed"),
        }
    }
}

/// What `check` found, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CheckSummary {
    /// Faults reported.
    pub faults: u32,
    /// The arena was too small to find all.
    pub out_of_memory: bool,
    /// Most bytes of the arena that were in use at the same time.
    pub peak_bytes: usize,
}

/// How many rules may be open at the same time in a text that a board is to compile: a bracket in
/// a bracket takes about 15. Their frames take half of the memory that a board with nothing else
/// in its heap has.
pub const BOARD_NESTING: usize = 3200;

fn start(input: Input) -> Start {
    match input {
        Input::File => Start::File,
        Input::Single => Start::Single,
        Input::Eval => Start::Eval,
    }
}

/// Compiles a text. While it is parsed, [`Options::nesting`] takes its memory from the arena's end.
pub fn compile<'m>(
    source: &[u8],
    options: &Options<'_>,
    arena: &'m mut [u32],
) -> Result<Compiled<'m>, Error> {
    let mut peak_bytes = 0;
    match compile_in(source, options, arena, &mut peak_bytes) {
        Ok((at, len)) => {
            let words = arena.get(at as usize / 4..).unwrap_or_default();
            Ok(Compiled {
                image: Words::new(words, len as usize),
                peak_bytes,
            })
        }
        Err(Some(mut fault)) => {
            if fault.start == 0 && fault.end == 0 {
                (fault.start, fault.end) = line_range(source, fault.line);
            }
            Err(Error::Fault(fault))
        }
        Err(None) => Err(Error::OutOfMemory { peak_bytes }),
    }
}

/// Where the image lies; without a fault memory was out.
fn compile_in(
    source: &[u8],
    options: &Options<'_>,
    words: &mut [u32],
    peak_bytes: &mut usize,
) -> Result<(u32, u32), Option<Fault>> {
    let (paused, root) = parse_in(source, options, words, peak_bytes)?;
    let mut store = paused.go_on(source, words);
    let result = compile_scopes(&mut store, options, root, None)
        .and_then(|module| Ok(image::write(&mut store, options, module)?));
    *peak_bytes = store.arena.peak_bytes().max(*peak_bytes);
    result.map_err(|stop| match stop {
        Stop::Fault => store.found.get().map(|found| found.fault()),
        Stop::OutOfMemory => None,
    })
}

/// The first half: the tree, with its root. What it has on the stack is gone when the second half
/// begins.
#[inline(never)]
fn parse_in(
    source: &[u8],
    options: &Options<'_>,
    words: &mut [u32],
    peak_bytes: &mut usize,
) -> Result<(Paused, Word), Option<Fault>> {
    let wanted = options.nesting as usize;
    // In a line nearly all is frames: half of the memory is for a text of several.
    let most = if words.len() < 512 {
        words.len() * 2 / 3
    } else {
        words.len() / 2
    };
    let frames = wanted.min(most / EMPTY_FRAME.len());
    let all = frames == wanted;
    let (words, frames) = words.split_at_mut(words.len() - frames * EMPTY_FRAME.len());
    let (frames, _) = frames.as_chunks_mut();
    frames.fill(UNUSED);
    *peak_bytes = words.len() * 4;
    let mut store = Store::new(source, words, false).map_err(|_| None)?;
    #[cfg(feature = "host")]
    {
        store.small = crate::small::Small::of(options.small_int_bits);
        store.across = options.across;
    }
    // The name of the source is known as a name before anything is read.
    store.intern_bytes(options.source_name).map_err(|_| None)?;
    let mut builder = Builder::new(&mut store, options, None);
    let start = start(options.input);
    let outcome = if cfg!(not(target_os = "none")) && source.len() < PLANNED {
        parse::<ByRules, _>(source, start, frames, &mut builder)
    } else {
        parse::<Halt, _>(source, start, frames, &mut builder)
    };
    let (fault, out_of_memory) = (builder.fault, builder.out_of_memory);
    let root = builder.finish();
    let used = frames.iter().take_while(|frame| **frame != UNUSED).count();
    *peak_bytes = store.arena.peak_bytes() + used * size_of_val(&EMPTY_FRAME);
    match outcome {
        // With more memory it might not have been.
        Outcome::Faulty(fault) if fault.code == FaultCode::TooDeep && !all => Err(None),
        _ if fault.is_some() => Err(fault),
        _ if out_of_memory => Err(None),
        Outcome::Faulty(fault) => Err(Some(Fault::from_syntax(&fault, source))),
        _ => Ok((store.pause(), root)),
    }
}

/// Bytes of a text from which on the grammar's plans are worth reading. They are 160 KiB, which a
/// process that compiles a line does without.
const PLANNED: usize = 2 << 10;

/// No frame of a parse looks like this.
const UNUSED: Frame = [u32::MAX; 4];

/// Finds every fault of a text: those of the parser, going on after each, and the first one of
/// each function.
pub fn check(
    source: &[u8],
    options: &Options<'_>,
    arena: &mut [u32],
    report: &mut dyn FnMut(&Fault),
) -> CheckSummary {
    let mut frames = [EMPTY_FRAME; BOARD_NESTING];
    check_with(source, options, arena, &mut frames, report)
}

/// The same with as many rules open as there are `frames`.
pub fn check_with(
    source: &[u8],
    options: &Options<'_>,
    arena: &mut [u32],
    frames: &mut [Frame],
    report: &mut dyn FnMut(&Fault),
) -> CheckSummary {
    let mut faults = 0;
    let mut counted = |fault: &Fault| {
        faults += 1;
        let mut fault = *fault;
        if fault.start == 0 && fault.end == 0 {
            (fault.start, fault.end) = line_range(source, fault.line);
        }
        report(&fault);
    };
    let mut store = match Store::new(source, arena, true) {
        Ok(store) => store,
        Err(peak_bytes) => {
            return CheckSummary {
                faults: 0,
                out_of_memory: true,
                peak_bytes,
            };
        }
    };
    let out_of_memory = check_in(&mut store, options, frames, &mut counted).is_err();
    CheckSummary {
        faults,
        out_of_memory,
        peak_bytes: store.arena.peak_bytes(),
    }
}

fn check_in(
    store: &mut Store<'_, '_>,
    options: &Options<'_>,
    frames: &mut [Frame],
    report: &mut dyn FnMut(&Fault),
) -> Result<(), Stop> {
    let source = store.source;
    let named = store.intern_bytes(options.source_name);
    let mut builder = Builder::new(store, options, Some(&mut *report));
    builder.out_of_memory |= named.is_err();
    parse::<Resync, _>(source, start(options.input), frames, &mut builder);
    if builder.out_of_memory {
        return Err(Stop::OutOfMemory);
    }
    let root = builder.finish();
    compile_scopes(store, options, root, Some(report))?;
    Ok(())
}

/// The bytes of a line, without the blanks around them.
fn line_range(source: &[u8], line: u32) -> (u32, u32) {
    let mut start = 0;
    for _ in 1..line {
        let rest = source.get(start..).unwrap_or_default();
        match rest.iter().position(|byte| *byte == b'\n') {
            Some(end) => start += end + 1,
            None => break,
        }
    }
    let rest = source.get(start..).unwrap_or_default();
    let text = rest.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let blanks = text
        .iter()
        .take_while(|byte| byte.is_ascii_whitespace())
        .count();
    let end = start + text.trim_ascii_end().len();
    ((start + blanks).min(end) as u32, end as u32)
}
