//! A volume as words, for those who keep it among other data between two calls.

use super::cache::Cache;
use super::cursor::Cursor;
use super::directory::{Directory, Slot};
use super::file::OpenFile;
use super::geometry::{Geometry, Width};
use super::volume::{FILES, Volume};
use crate::OpenMode;
use crate::storage::SECTOR;

const CACHE_WORDS: usize = SECTOR / 4 + 2;
const FILE_WORDS: usize = 10;
/// Words of a packed volume.
pub const PACKED: usize = 2 * CACHE_WORDS + FILES * FILE_WORDS + 11 + 7;

/// "No sector" among sector numbers.
const NOTHING: u32 = u32::MAX;

struct Writer<'w> {
    words: &'w mut [u32],
    at: usize,
}

impl Writer<'_> {
    fn put(&mut self, word: u32) {
        if let Some(slot) = self.words.get_mut(self.at) {
            *slot = word;
        }
        self.at += 1;
    }
}

struct Reader<'w> {
    words: &'w [u32],
    at: usize,
}

impl Reader<'_> {
    fn get(&mut self) -> u32 {
        let word = self.words.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        word
    }
}

impl Volume {
    /// Writes the volume into [`PACKED`] words.
    pub fn pack(&self, words: &mut [u32]) {
        let mut w = Writer { words, at: 0 };
        pack_cache(&self.data, &mut w);
        pack_cache(&self.table, &mut w);
        let g = self.geometry;
        w.put(u32::from(g.is_some()));
        let g = g.unwrap_or(Geometry {
            boot: 0,
            table: 0,
            table_sectors: 0,
            tables: 0,
            root: 0,
            root_sectors: 0,
            data: 0,
            cluster_sectors: 0,
            clusters: 0,
            summary: 0,
            width: Width::Fat12,
        });
        for word in [
            g.boot,
            g.table,
            g.table_sectors,
            g.tables | (g.width as u32) << 8,
            g.root,
            g.root_sectors,
            g.data,
            g.cluster_sectors,
            g.clusters,
            g.summary,
        ] {
            w.put(word);
        }
        for file in &self.files {
            let Some(f) = file else {
                (0..FILE_WORDS).for_each(|_| w.put(0));
                continue;
            };
            for word in [
                f.serial,
                f.slot.sector,
                f.slot.offset as u32,
                f.mode.bits() | u32::from(f.dirty) << 8 | 1 << 9,
                f.first,
                f.size,
                f.position,
                f.known,
                f.known_number,
                f.old,
            ] {
                w.put(word);
            }
        }
        w.put(self.serial);
        w.put(self.hint);
        w.put(u32::from(self.summary_void) | u32::from(self.read_only) << 1);
        let (next, at) = self.listing;
        w.put(next);
        w.put(match at.directory {
            Directory::Root => 0,
            Directory::At(cluster) => cluster,
        });
        w.put(at.index);
        w.put(at.cluster);
    }

    /// The volume that was packed into these words.
    pub fn unpack(words: &[u32]) -> Volume {
        let mut r = Reader { words, at: 0 };
        let mut volume = Volume::unmounted();
        unpack_cache(&mut volume.data, &mut r);
        unpack_cache(&mut volume.table, &mut r);
        let mounted = r.get() != 0;
        let (boot, table, table_sectors, kind) = (r.get(), r.get(), r.get(), r.get());
        let geometry = Geometry {
            boot,
            table,
            table_sectors,
            tables: kind & 0xff,
            width: match kind >> 8 {
                0 => Width::Fat12,
                1 => Width::Fat16,
                _ => Width::Fat32,
            },
            root: r.get(),
            root_sectors: r.get(),
            data: r.get(),
            cluster_sectors: r.get(),
            clusters: r.get(),
            summary: r.get(),
        };
        volume.geometry = mounted.then_some(geometry);
        volume.table.copies = geometry.tables.saturating_sub(1);
        volume.table.stride = geometry.table_sectors;
        for file in &mut volume.files {
            let (serial, sector, offset, bits) = (r.get(), r.get(), r.get(), r.get());
            let open = OpenFile {
                serial,
                slot: Slot {
                    sector,
                    offset: offset as usize,
                },
                mode: OpenMode::from_bits(bits),
                dirty: bits & 1 << 8 != 0,
                first: r.get(),
                size: r.get(),
                position: r.get(),
                known: r.get(),
                known_number: r.get(),
                old: r.get(),
            };
            *file = (bits & 1 << 9 != 0).then_some(open);
        }
        volume.serial = r.get();
        volume.hint = r.get();
        let flags = r.get();
        volume.summary_void = flags & 1 != 0;
        volume.read_only = flags & 2 != 0;
        let (next, directory) = (r.get(), r.get());
        let cursor = Cursor {
            directory: match directory {
                0 => Directory::Root,
                cluster => Directory::At(cluster),
            },
            index: r.get(),
            cluster: r.get(),
        };
        volume.listing = (next, cursor);
        volume
    }
}

fn pack_cache(cache: &Cache, w: &mut Writer<'_>) {
    w.put(cache.sector.unwrap_or(NOTHING));
    w.put(u32::from(cache.dirty));
    for word in cache.bytes.as_chunks::<4>().0 {
        w.put(u32::from_le_bytes(*word));
    }
}

fn unpack_cache(cache: &mut Cache, r: &mut Reader<'_>) {
    cache.sector = Some(r.get()).filter(|s| *s != NOTHING);
    cache.dirty = r.get() != 0;
    for word in cache.bytes.as_chunks_mut::<4>().0 {
        *word = r.get().to_le_bytes();
    }
}
