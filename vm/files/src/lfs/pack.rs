//! A volume as words, for those who keep it among other data between two calls.

use super::disk::{LARGEST_PROGRAM, WINDOW};
use super::file::OpenFile;
use super::version::Version;
use super::volume::{FILES, Volume};
use crate::OpenMode;

const FILE_WORDS: usize = 15 + LARGEST_PROGRAM / 4;
/// Words of a packed volume.
pub const PACKED: usize = FILES * FILE_WORDS + 3 + WINDOW / 32 + 10;

struct Words<'w>(core::slice::IterMut<'w, u32>);

impl Words<'_> {
    fn put(&mut self, word: u32) {
        if let Some(slot) = self.0.next() {
            *slot = word;
        }
    }
}

impl Volume {
    /// Writes the volume into [`PACKED`] words.
    pub fn pack(&self, words: &mut [u32]) {
        let mut w = Words(words.iter_mut());
        w.put(
            u32::from(self.mounted)
                | u32::from(self.read_only) << 1
                | u32::from(self.dated) << 2
                | u32::from(self.tidied) << 3
                | u32::from(self.version == Version::One) << 4,
        );
        for word in [
            self.serial,
            self.program,
            self.count,
            self.root[0],
            self.root[1],
            self.free.start,
            self.free.next,
        ] {
            w.put(word);
        }
        self.moving.iter().for_each(|word| w.put(*word));
        self.free.used.iter().for_each(|word| w.put(*word));
        for file in &self.files {
            let Some(f) = file else {
                (0..FILE_WORDS).for_each(|_| w.put(0));
                continue;
            };
            let flags = [true, f.short, f.dirty];
            let flags = flags.iter().rev().fold(0, |n, b| n << 1 | u32::from(*b));
            for word in [
                flags | f.mode.bits() << 8,
                f.serial,
                f.pair[0],
                f.pair[1],
                f.id,
                f.size,
                f.position,
                f.head,
                f.head_size,
                f.block,
                f.number,
                f.filled,
                f.before,
                f.written,
                f.waiting,
            ] {
                w.put(word);
            }
            for word in f.held.as_chunks::<4>().0 {
                w.put(u32::from_le_bytes(*word));
            }
        }
    }

    /// The volume that was packed into these words.
    pub fn unpack(words: &[u32]) -> Volume {
        let mut words = words.iter().copied();
        let mut get = || words.next().unwrap_or(0);
        let mut volume = Volume::unmounted();
        let flags = get();
        (volume.mounted, volume.read_only) = (flags & 1 != 0, flags & 2 != 0);
        volume.dated = flags & 4 != 0;
        volume.tidied = flags & 8 != 0;
        if flags & 16 != 0 {
            volume.version = Version::One;
        }
        volume.serial = get();
        volume.program = get().max(1);
        volume.count = get();
        volume.root = [get(), get()];
        (volume.free.start, volume.free.next) = (get(), get());
        volume.moving = [get(), get(), get()];
        volume.free.used.iter_mut().for_each(|word| *word = get());
        for slot in &mut volume.files {
            let flags = get();
            let mut file = OpenFile {
                mode: OpenMode::from_bits(flags >> 8),
                short: flags & 2 != 0,
                dirty: flags & 4 != 0,
                serial: get(),
                pair: [get(), get()],
                id: get(),
                size: get(),
                position: get(),
                head: get(),
                head_size: get(),
                block: get(),
                number: get(),
                filled: get(),
                before: get(),
                written: get(),
                waiting: get(),
                held: [0; LARGEST_PROGRAM],
            };
            for word in file.held.as_chunks_mut::<4>().0 {
                *word = get().to_le_bytes();
            }
            *slot = (flags & 1 != 0).then_some(file);
        }
        volume
    }
}
