//! Renaming, so that power lost on the way leaves the file under one of its names.
//!
//! Where the old and the new entry lie in one sector, one write changes both. Elsewhere there is
//! a moment with two entries for one file: the boot sector says beforehand that this may be, the
//! old entry carries a mark, and the next mount takes the marked entry out again.

use super::cursor::Cursor;
use super::directory::{Directory, Entry, Slot};
use super::geometry::{ENTRY, Width};
use super::name::Name;
use super::table::Table;
use crate::Errno;

/// The byte of an entry that holds hundredths of a second, up to 199, and the mark.
const MARK_AT: usize = 13;
const MARK: u8 = 0xff;
/// Bits of the boot sector's state: not cleanly unmounted, and, of our own, a rename is going on.
const STATE: u8 = 0x41;
/// Most entries that a search through all directories looks at.
const MOST: u32 = 0x10_0000;

impl Table<'_> {
    /// Gives `old` a new name in `parent`, instead of `replaced` if there is such an entry; gives
    /// where its entry is then.
    pub(super) fn rename(
        &mut self,
        old: &Entry,
        parent: Directory,
        name: &Name<'_>,
        replaced: Option<&Entry>,
    ) -> Result<Slot, Errno> {
        let moved = old.is_directory() && old.first.directory != parent;
        let place = match replaced {
            Some(_) => None,
            None => Some(self.place_for(parent, name)?),
        };
        let slot = match (&place, replaced) {
            (Some(place), _) => place.slot,
            (None, Some(replaced)) => replaced.slot,
            (None, None) => return Err(Errno::EIO),
        };
        let in_steps = slot.sector != old.slot.sector || moved;
        if in_steps {
            self.set_state(true)?;
            self.change(old.slot, |bytes| bytes[MARK_AT] = MARK)?;
            self.data.flush(self.storage)?;
        }
        match &place {
            Some(place) => self.put(place, name, &old.bytes)?,
            // The name stays, all else is the old entry's.
            None => self.change(slot, |bytes| {
                bytes[11] = old.bytes[11];
                bytes[13..ENTRY].copy_from_slice(&old.bytes[13..]);
            })?,
        }
        if moved {
            self.data.flush(self.storage)?;
            self.set_above(old.cluster(), parent)?;
        }
        self.delete(old)?;
        self.data.flush(self.storage)?;
        if in_steps {
            self.set_state(false)?;
        }
        if let Some(replaced) = replaced {
            self.release(replaced.cluster())?;
        }
        Ok(slot)
    }

    /// Where the boot sector keeps the volume's state.
    fn state_at(&self) -> usize {
        match self.geometry.width {
            Width::Fat32 => 65,
            _ => 37,
        }
    }

    fn set_state(&mut self, renaming: bool) -> Result<(), Errno> {
        let (sector, at) = (self.geometry.boot, self.state_at());
        let state = &mut self.data.write(self.storage, sector)?[at];
        *state = if renaming {
            *state | STATE
        } else {
            *state & !STATE
        };
        self.data.flush(self.storage)
    }

    /// Ends a rename that lost power: of two entries for one file the marked one goes.
    pub(super) fn repair(&mut self) -> Result<(), Errno> {
        let (sector, at) = (self.geometry.boot, self.state_at());
        if self.data.read(self.storage, sector)?[at] & STATE != STATE {
            return Ok(());
        }
        let marked = self.search(|e| e.bytes[MARK_AT] == MARK)?;
        if let Some(old) = marked {
            let twin = self.search(|e| {
                e.slot != old.slot && e.cluster() == old.cluster() && old.cluster() != 0
            })?;
            match twin {
                Some(twin) => {
                    if twin.is_directory() {
                        self.set_above(twin.cluster(), twin.first.directory)?;
                        self.data.flush(self.storage)?;
                    }
                    self.delete(&old)?;
                }
                None => self.change(old.slot, |bytes| bytes[MARK_AT] = 0)?,
            }
            self.data.flush(self.storage)?;
        }
        self.set_state(false)
    }

    /// The first entry in any directory that `wanted` says yes to.
    fn search(&mut self, wanted: impl Fn(&Entry) -> bool) -> Result<Option<Entry>, Errno> {
        let mut at = Cursor::new(self.geometry.root_directory());
        let mut looked_at = 0;
        while looked_at < MOST {
            let start = at.index;
            let found = self.scan(&mut at, |_, e| {
                // The way out of a marked directory may be that of its twin already.
                let enter = e.is_directory() && e.bytes[MARK_AT] != MARK;
                (wanted(e) || enter).then_some(*e)
            })?;
            looked_at += at.index - start + 1;
            match found {
                Some(entry) if wanted(&entry) => return Ok(Some(entry)),
                Some(entry) => at = Cursor::new(entry.inside()),
                None => match self.out_of(at.directory)? {
                    Some(after) => at = after,
                    None => break,
                },
            }
        }
        Ok(None)
    }

    /// The place after a directory's entry in its parent.
    fn out_of(&mut self, directory: Directory) -> Result<Option<Cursor>, Errno> {
        let cluster = match directory {
            Directory::At(c) if directory != self.geometry.root_directory() => c,
            _ => return Ok(None),
        };
        if !self.geometry.is_cluster(cluster) {
            return Ok(None);
        }
        let mut at = Cursor::new(self.above(cluster)?);
        let found = self.scan(&mut at, |_, e| {
            (e.is_directory() && e.cluster() == cluster).then_some(())
        })?;
        Ok(found.map(|()| at))
    }
}
