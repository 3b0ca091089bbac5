//! The machine: what runs code, calls functions and asks objects for what their types can do.

mod arguments;
mod attribute;
mod bind;
mod build;
mod call;
mod class;
mod class_cache;
mod construct;
mod fast;
mod finish;
mod frame;
mod generator;
mod handlers;
mod import;
pub(crate) mod iterate;
mod level;
mod loops;
mod make;
mod names;
mod native;
mod numbers;
pub(crate) mod operator;
mod outcome;
mod output;
mod overriding;
mod program;
#[cfg(feature = "quick")]
mod quick;
mod rare;
mod run;
mod schedule;
mod scope;
mod snapshot;
mod source;
#[cfg(feature = "pc")]
pub(crate) mod threads;
mod throw;
mod traceback;
mod unwind;
mod wait;
mod world;

pub use arguments::Parameter;
pub use snapshot::{FrameView, Snapshot};
pub use source::Input;
pub(crate) use traceback::Place;
pub(crate) use traceback::TRACEBACK;

use crate::heap::Heap;
use crate::port::Port;
use crate::profile::Profile;
use crate::rom::Ns;
use crate::value::Value;
use crate::{Raised, Res};

/// One MicroPython machine.
pub struct Vm<'m> {
    /// Its memory.
    pub heap: Heap<'m>,
    /// Its world.
    pub port: &'m mut dyn Port,
    /// What kind of machine it is.
    pub profile: &'static Profile,
    /// Level of optimisation when programs are compiled, 0 to 3.
    pub optimise: u8,
    /// How deeply Rust functions are nested now, see [`Vm::enter_native`].
    depth: u16,
    /// Where the running frame is, in bytes from the start of its code; true in the loop
    /// wherever something may look.
    at: usize,
    /// The slot of the running frame's head.
    fp: usize,
    /// Jumps and calls until the next look at the world.
    countdown: u32,
    /// Where names were found before.
    places: names::Places,
    /// What classes have under which names.
    classes: class_cache::ClassCache,
    /// What a generator returned when it ended just now.
    returned: Value,
    /// The exception on its way was raised before in the same place.
    again: bool,
    /// Separators of JSON are printed as marks.
    pub(crate) json_marks: bool,
    /// The module that is being imported as the program `__main__`.
    #[cfg(feature = "pc")]
    main_module: Option<crate::names::Name>,
    /// When a timer is due, on the port's clock.
    #[cfg(feature = "pc")]
    pub(crate) next_timer: u64,
    /// Functions wait to be called between two instructions.
    waiting: bool,
    /// One of these runs.
    scheduling: bool,
    /// Who takes turns.
    #[cfg(feature = "pc")]
    threads: threads::Threads,
    /// Decoded code.
    #[cfg(feature = "quick")]
    quick: quick::Quick<'m>,
}

impl<'m> Vm<'m> {
    /// A machine whose heap is in `memory` and whose stack is in `stack`.
    // Inlined it would stand twice in the frame of its owner, where a chip has no room to spare.
    #[inline(never)]
    pub fn new(
        memory: &'m mut [u32],
        stack: &'m mut [Value],
        port: &'m mut dyn Port,
        profile: &'static Profile,
    ) -> Vm<'m> {
        let mut heap = Heap::new(memory, stack, profile.rom);
        heap.single = profile.single;
        heap.clock = profile.clock;
        Vm {
            heap,
            port,
            profile,
            optimise: 0,
            depth: 0,
            at: 0,
            fp: 0,
            countdown: 1024,
            places: names::Places::new(),
            classes: class_cache::ClassCache::new(),
            returned: Value::NONE,
            again: false,
            json_marks: false,
            #[cfg(feature = "pc")]
            main_module: None,
            #[cfg(feature = "pc")]
            next_timer: u64::MAX,
            waiting: false,
            scheduling: false,
            #[cfg(feature = "pc")]
            threads: threads::Threads::new(),
            #[cfg(feature = "quick")]
            quick: quick::Quick::new(),
        }
    }

    /// Enters a Rust function that may be called by itself through Python code or data.
    ///
    /// # Errors
    /// RuntimeError when such functions are nested too deeply.
    #[inline]
    pub fn enter_native(&mut self) -> Res<()> {
        let full = self.profile.stack_full;
        if self.depth >= self.profile.native_depth || full.is_some_and(|full| full()) {
            return Err(self.raise_recursion());
        }
        self.depth += 1;
        Ok(())
    }

    /// Leaves it, on every path on which [`Vm::enter_native`] succeeded.
    #[inline]
    pub fn leave_native(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// Raises what too deep nesting raises.
    #[cold]
    pub fn raise_recursion(&mut self) -> Raised {
        self.heap
            .raise(Ns::RuntimeError, "maximum recursion depth exceeded")
    }
}
