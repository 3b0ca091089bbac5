//! What a board would not find: modules and names that its firmware does not have, and names that
//! nothing binds.

mod missing;
mod undefined;

pub use missing::Surroundings;

pub(crate) use missing::missing;
pub(crate) use undefined::built_ins;
pub(crate) use undefined::{is_built_in, undefined};
