//! A volume: mounting it, and the room there is. What is asked of it by path and by file number is
//! in `path.rs`, `rename.rs` and `open_files.rs`.

use super::cache::Cache;
use super::disk::{Disk, Free, LARGEST_PROGRAM, Tuning};
use super::file::OpenFile;
use super::tag::{Tag, kind};
use super::version::Version;
use crate::fat::Space;
use crate::{Blocks, Errno};

/// Most files open at once.
pub(super) const FILES: usize = 8;
/// Smallest block.
const SMALLEST_BLOCK: u32 = 128;

/// A volume.
pub struct Volume {
    pub(super) cache: Cache,
    pub(super) free: Free,
    pub(super) files: [Option<OpenFile>; FILES],
    pub(super) moving: [u32; 3],
    pub(super) root: [u32; 2],
    pub(super) tidied: bool,
    pub(super) version: Version,
    pub(super) mounted: bool,
    pub(super) read_only: bool,
    pub(super) serial: u32,
    pub(super) program: u32,
    pub(super) dated: bool,
    pub(super) count: u32,
    /// Nanoseconds since 1970, 0 when not known.
    pub(super) now: u64,
}

impl Volume {
    /// A volume that is not there.
    pub const fn unmounted() -> Volume {
        Volume {
            cache: Cache::new(),
            free: Free::new(),
            files: [None; FILES],
            moving: [0; 3],
            root: [0, 1],
            tidied: false,
            version: Version::Two,
            mounted: false,
            read_only: false,
            serial: 0,
            program: 32,
            dated: true,
            count: 0,
            now: 0,
        }
    }

    /// A volume that is not there yet, for a device that wants this.
    pub const fn tuned(tuning: Tuning) -> Volume {
        let mut volume = Volume::unmounted();
        volume.version = tuning.version;
        volume.program = tuning.program;
        volume.dated = tuning.dated && matches!(tuning.version, Version::Two);
        volume
    }

    /// What its device wants.
    pub fn tuning(&self) -> Tuning {
        Tuning {
            version: self.version,
            program: self.program,
            dated: self.dated,
        }
    }

    /// Mounts what is on the device, in the place of what was.
    ///
    /// # Errors
    /// As [`Volume::mount`].
    pub fn remount(&mut self, blocks: &mut dyn Blocks, read_only: bool) -> Result<(), Errno> {
        *self = Volume::mount(blocks, self.tuning(), read_only)?;
        Ok(())
    }

    fn for_device(blocks: &dyn Blocks, tuning: Tuning) -> Result<Volume, Errno> {
        let (size, program) = (blocks.block_size(), tuning.program);
        let smallest = match tuning.version {
            // The root is not in the first pair.
            Version::One => 4,
            Version::Two => 2,
        };
        let fits = size >= SMALLEST_BLOCK
            && (1..=LARGEST_PROGRAM as u32).contains(&program)
            && size.is_multiple_of(program)
            && (LARGEST_PROGRAM as u32).is_multiple_of(program)
            && blocks.blocks() >= smallest;
        let mut volume = Volume::tuned(tuning);
        volume.count = blocks.blocks();
        fits.then_some(volume).ok_or(Errno::EINVAL)
    }

    /// Makes an empty volume on all of the device.
    ///
    /// # Errors
    /// EINVAL for sizes that cannot be, EIO.
    pub fn format(blocks: &mut dyn Blocks, tuning: Tuning) -> Result<(), Errno> {
        let mut volume = Volume::for_device(blocks, tuning)?;
        volume.at(blocks).format()
    }

    /// Mounts what is on the device.
    ///
    /// # Errors
    /// ENODEV when there is no such volume, EINVAL for sizes that cannot be, EIO.
    pub fn mount(
        blocks: &mut dyn Blocks,
        tuning: Tuning,
        read_only: bool,
    ) -> Result<Volume, Errno> {
        let mut volume = Volume::for_device(blocks, tuning)?;
        let size = blocks.block_size();
        let mut disk = volume.at(blocks);
        let first = disk.pair([0, 1]).map_err(|_| Errno::ENODEV)?;
        let about = disk.about(&first)?.ok_or(Errno::ENODEV)?;
        if about.block != size || about.count > disk.count {
            return Err(Errno::ENODEV);
        }
        (volume.count, volume.root) = (about.count, about.root);
        (volume.mounted, volume.read_only) = (true, read_only);
        if volume.version == Version::Two {
            volume.take_in_two(blocks)?;
        }
        Ok(volume)
    }

    /// What version 2 says in all pairs together.
    fn take_in_two(&mut self, blocks: &mut dyn Blocks) -> Result<(), Errno> {
        let (mut root, mut moving) = ([0, 1], [0; 3]);
        self.at(blocks).all_pairs(|disk, pair| {
            if disk.superblock(&pair)?.is_some() {
                root = pair.blocks;
            }
            for (sum, word) in moving.iter_mut().zip(pair.moving) {
                *sum ^= word;
            }
            Ok(None::<()>)
        })?;
        (self.root, self.moving) = (root, moving);
        if !self.read_only && Tag(moving[0]).kind() == kind::DELETE {
            // Power was lost in a move: what has arrived leaves where it came from.
            self.start(blocks)?.end_move()?;
        }
        Ok(())
    }

    /// Whether there is a volume.
    pub fn is_mounted(&self) -> bool {
        self.mounted
    }

    /// Tells the time that files changed from now on get: nanoseconds since 1970, 0 for none.
    pub fn set_time(&mut self, nanoseconds: u64) {
        self.now = if self.dated { nanoseconds } else { 0 };
    }

    fn at<'v>(&'v mut self, blocks: &'v mut dyn Blocks) -> Disk<'v> {
        Disk {
            size: blocks.block_size(),
            count: self.count,
            program: self.program,
            blocks,
            cache: &mut self.cache,
            free: &mut self.free,
            files: &mut self.files,
            moving: &mut self.moving,
            tidied: &mut self.tidied,
            version: self.version,
            root: self.root,
            now: self.now,
        }
    }

    /// The volume at the start of something that is asked of it.
    pub(super) fn start<'v>(&'v mut self, blocks: &'v mut dyn Blocks) -> Result<Disk<'v>, Errno> {
        if !self.mounted {
            return Err(Errno::ENODEV);
        }
        let mut disk = self.at(blocks);
        disk.settled_blocks();
        Ok(disk)
    }

    pub(super) fn change<'v>(&'v mut self, blocks: &'v mut dyn Blocks) -> Result<Disk<'v>, Errno> {
        if self.read_only {
            return Err(Errno::EROFS);
        }
        let version = self.version;
        let mut disk = self.start(blocks)?;
        if version == Version::One {
            disk.tidy()?;
        }
        Ok(disk)
    }

    /// How much room there is.
    ///
    /// # Errors
    /// EIO.
    pub fn space(&mut self, blocks: &mut dyn Blocks) -> Result<Space, Errno> {
        let mut disk = self.start(blocks)?;
        Ok(Space {
            block: disk.size,
            blocks: disk.count,
            free: disk.count - disk.used_blocks()?,
        })
    }
}
