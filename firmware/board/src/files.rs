//! The board's file system: FAT in the internal flash, as stock boards have it.
//!
//! Paths arrive as the machine gives them; here they lose the mount point `/flash`.

pub(crate) use garter_files::fat::Volume;

/// Where the flash is mounted.
pub(crate) const MOUNT: &[u8] = b"/flash";

/// What a path means on this board.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place<'p> {
    /// The root above all mounted file systems.
    Root,
    /// A path within the flash, without leading `/`.
    Flash(&'p [u8]),
    /// Nothing is mounted there.
    Nowhere,
}

/// Finds the place of a path. Relative paths are relative to the flash.
pub(crate) fn place(path: &[u8]) -> Place<'_> {
    if path.first() != Some(&b'/') {
        return Place::Flash(path);
    }
    let Some(rest) = path.strip_prefix(MOUNT) else {
        let bare = path.iter().all(|b| *b == b'/');
        return if bare { Place::Root } else { Place::Nowhere };
    };
    match rest.first() {
        None => Place::Flash(b""),
        Some(b'/') => {
            let slashes = rest.iter().take_while(|b| **b == b'/').count();
            Place::Flash(&rest[slashes..])
        }
        Some(_) => Place::Nowhere,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lose_the_mount_point() {
        assert_eq!(place(b"/flash/lib/x.py"), Place::Flash(b"lib/x.py"));
        assert_eq!(place(b"main.py"), Place::Flash(b"main.py"));
        assert_eq!(place(b"/flash"), Place::Flash(b""));
        assert_eq!(place(b"/"), Place::Root);
        assert_eq!(place(b"/flashy"), Place::Nowhere);
        assert_eq!(place(b"/sd/x"), Place::Nowhere);
    }
}
