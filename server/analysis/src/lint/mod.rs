//! What a board would not find: modules and names that its firmware does not have.

mod missing;

pub use missing::Surroundings;

pub(crate) use missing::missing;
