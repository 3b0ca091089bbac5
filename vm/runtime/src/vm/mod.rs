//! The machine: what runs code, calls functions and asks objects for what their types can do.

use crate::heap::Heap;
use crate::port::Port;
use crate::profile::Profile;

/// One MicroPython machine.
pub struct Vm<'m> {
    /// Its memory.
    pub heap: Heap<'m>,
    /// Its world.
    pub port: &'m mut dyn Port,
    /// What kind of machine it is.
    pub profile: &'static Profile,
}

/// A look at a machine while it runs a program, for [`Port::observe`].
pub struct Snapshot<'a, 'm> {
    /// Its memory.
    pub heap: &'a Heap<'m>,
}
