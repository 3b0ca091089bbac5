//! From source text to running code: compiling inside the heap.
//!
//! The compiler works in an array that is an ordinary object while it does. Its result, the bytes
//! of a .mpy file, is moved to the array's start, the rest is given back, and the loader reads it
//! from there: one way in for code, whether it was compiled here or elsewhere.

use garter_compiler::{Error, ExceptionKind, Fault, Native, Options, compile};

pub use garter_compiler::Input;

use super::Vm;
use crate::heap::Heap;
use crate::load::Image;
use crate::names::Name;
use crate::rom::Ns;
use crate::value::{Ref, Value};
use crate::{Raised, Res};

/// Words of an arena that a text of so many bytes surely fits in most of the time; when it does
/// not, all the memory there is is tried.
const fn first_guess(source: usize) -> usize {
    2_000 + 16 * source
}

/// How many rules may be open at the same time in a text at first: five brackets in two functions.
const USUAL_NESTING: u32 = 128;

/// Words of arena for each rule that may be open: half of them are its frame.
const WORDS_PER_RULE: usize = 8;

/// Blocks that stay free beside the arena. The result is loaded into what it gives back.
const SPARE_BLOCKS: usize = 1;

/// Where a text lies.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Text<'s> {
    /// Outside the heap.
    Outside(&'s [u8]),
    /// In an object: first byte, from the header's, and length.
    Inside(Ref, usize, usize),
}

impl Text<'_> {
    fn len(&self) -> usize {
        match *self {
            Text::Outside(text) => text.len(),
            Text::Inside(_, _, len) => len,
        }
    }
}

impl Vm<'_> {
    /// Compiles and runs a text in the globals of `__main__`; `name` is what tracebacks show.
    ///
    /// # Errors
    /// SyntaxError and its like, MemoryError, what the program raises.
    pub fn run_source(&mut self, source: &[u8], name: &str, input: Input) -> Res {
        let globals = self.main_globals()?;
        let code = self.compile_source(Text::Outside(source), name.as_bytes(), input)?;
        self.run_code(code, globals, globals)
    }

    /// Tells the program the name of its file, as `__file__`.
    ///
    /// # Errors
    /// MemoryError.
    pub fn set_main_file(&mut self, name: &str) -> Res<()> {
        let globals = self.main_globals()?;
        let name = self.heap.str_value(name.as_bytes())?;
        match globals.as_ref() {
            Some(globals) => {
                let file = const { Name::of("__file__") };
                self.heap.dict_set_name(globals, file, name)
            }
            None => Ok(()),
        }
    }

    /// The same as [`Vm::run_source`] for a text in an object: `len` bytes from byte `from`. The
    /// object is let go of before the program starts.
    ///
    /// # Errors
    /// As [`Vm::run_source`].
    pub fn run_heap_source(
        &mut self,
        object: Ref,
        from: usize,
        len: usize,
        name: &str,
        input: Input,
    ) -> Res {
        let slot = self.heap.push(object.value())?;
        let globals = self.main_globals()?;
        let text = Text::Inside(object, from, len);
        let code = self.compile_source(text, name.as_bytes(), input)?;
        self.heap.set_slot(slot, code.value());
        self.run_code(code, globals, globals)
    }

    /// Compiles a text and does not run it.
    ///
    /// # Errors
    /// SyntaxError and its like, MemoryError.
    pub fn compile_only(&mut self, source: &[u8], name: &str) -> Res {
        self.compile_source(Text::Outside(source), name.as_bytes(), Input::File)?;
        Ok(Value::NONE)
    }

    /// Compiles a text; gives the code of its module. An object that it lies in must be reachable.
    ///
    /// # Errors
    /// SyntaxError and its like, MemoryError.
    pub(crate) fn compile_source(
        &mut self,
        source: Text<'_>,
        name: &[u8],
        input: Input,
    ) -> Res<Ref> {
        let mut options = Options::new(name)
            .input(input)
            .optimise(self.optimise)
            .memory_image(true)
            .single(self.heap.single)
            .native(Native::AsBytecode)
            .nesting(USUAL_NESTING);
        let top = self.heap.top();
        let mut words = first_guess(source.len());
        loop {
            let most = self.heap.largest_arena();
            words = words.min(most);
            let arena = self.heap.alloc_bytes(words * 4)?;
            let slot = self.heap.push(arena.value())?;
            let room = self.heap.capacity(arena);
            let result = self.heap.compile_into(source, arena, room, &options);
            if let Ok((at, len)) = result {
                let arena = self.heap.keep_image(arena, at, len)?;
                self.heap.set_slot(slot, arena.value());
                let code = self.heap.load(Image::Inside(arena, 4, len));
                self.heap.cut(top);
                self.heap.free(arena);
                return code;
            }
            self.heap.cut(top);
            self.heap.free(arena);
            match result {
                Err(Error::Fault(fault)) if !fault.is_too_deep() => {
                    return Err(self.raise_fault(&fault, source, name));
                }
                // More rules can be open at the same time, in more memory.
                Err(Error::Fault(_)) if (options.nesting as usize) < most / WORDS_PER_RULE => {
                    options = options.nesting(options.nesting * 4);
                    words = words.max(options.nesting as usize * WORDS_PER_RULE);
                }
                Err(Error::OutOfMemory { .. }) if words < most => words = words.saturating_mul(4),
                _ => return Err(self.heap.raise_memory_error(words)),
            }
        }
    }

    /// Compiles a text that a program has as a value; gives the code of its module.
    ///
    /// # Errors
    /// SyntaxError and its like, MemoryError; TypeError when it is no text.
    pub(crate) fn compile_value(&mut self, source: Value, name: &[u8], input: Input) -> Res<Ref> {
        match self.heap.text(source) {
            Some(crate::types::str::layout::Text::Rom(text)) => {
                self.compile_source(Text::Outside(text.as_bytes()), name, input)
            }
            Some(crate::types::str::layout::Text::Heap(r, from, len)) => {
                self.compile_source(Text::Inside(r, from, len), name, input)
            }
            None => {
                let bytes = self.expect_buffer(source)?;
                let text = Text::Inside(bytes.object, bytes.start, bytes.len);
                self.compile_source(text, name, input)
            }
        }
    }

    /// Raises what the compiler found, with the place where it is.
    fn raise_fault(&mut self, fault: &Fault, source: Text<'_>, name: &[u8]) -> Raised {
        let ty = match fault.exception() {
            ExceptionKind::SyntaxError | ExceptionKind::ViperTypeError => Ns::SyntaxError,
            ExceptionKind::IndentationError => Ns::IndentationError,
            ExceptionKind::MemoryError => Ns::MemoryError,
            ExceptionKind::NotImplementedError => Ns::NotImplementedError,
            ExceptionKind::RuntimeError => Ns::RuntimeError,
        };
        let _ = self.heap.raise(ty, fault.message());
        let exception = self.heap.take_raised();
        if !fault.has_line() {
            return self.heap.raise_value(exception);
        }
        let line = Value::small(fault.line as i32);
        let mut room = [0; 64];
        let block = match source {
            Text::Outside(text) => fault.block(text),
            Text::Inside(r, from, len) => fault.block(self.heap.bytes(r, from, len)).map(|block| {
                // The heap is about to change.
                let room = &mut room[..block.len().min(64)];
                room.copy_from_slice(&block[..room.len()]);
                &*room
            }),
        };
        if self.note_source(exception, name, line, block).is_err() {
            let _ = self.heap.take_raised();
        }
        self.heap.raise_value(exception)
    }
}

impl Heap<'_> {
    /// Words of the largest array that can be had now, with some memory left beside it.
    fn largest_arena(&mut self) -> usize {
        let enough = |blocks: usize| blocks.saturating_sub(SPARE_BLOCKS) * 4;
        let (_, longest) = self.free_blocks();
        if self.lock() == 0 && self.automatic && longest < self.block_count() / 2 {
            self.collect();
            let (_, longest) = self.free_blocks();
            return enough(longest);
        }
        enough(longest)
    }

    /// Compiles into an array; gives the word the image starts at, from the array's header, and
    /// its length in bytes.
    #[allow(
        clippy::result_large_err,
        reason = "compiling takes far longer than moving a fault"
    )]
    fn compile_into(
        &mut self,
        source: Text<'_>,
        arena: Ref,
        room: usize,
        options: &Options<'_>,
    ) -> Result<(usize, usize), Error> {
        let compiled = match source {
            Text::Outside(text) => compile(text, options, self.words_mut(arena, 1, room))?,
            Text::Inside(object, from, len) => {
                let (text, words) = self.bytes_beside(object, from, len, arena, room);
                compile(text, options, words)?
            }
        };
        let words = compiled.image.words().len();
        Ok((
            1 + room.saturating_sub(words),
            garter_bytecode::Bytes::len(&compiled.image),
        ))
    }

    /// Moves an image to the start of its array and gives the rest of the array back.
    fn keep_image(&mut self, arena: Ref, at: usize, len: usize) -> Res<Ref> {
        self.copy_words(arena, at, arena, 1, len.div_ceil(4));
        self.resize(arena, len.div_ceil(4))
    }
}
