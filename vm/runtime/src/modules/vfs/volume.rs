//! A volume of any kind of ours, over a block device of the program's.

use garter_files::fat;
#[cfg(feature = "pc")]
use garter_files::lfs;

use super::device::Device;
use crate::port::{Errno, OpenMode, Stat, Whence};
use crate::rom::Ns;

/// A volume.
#[cfg_attr(
    feature = "pc",
    expect(clippy::large_enum_variant, reason = "there is no box to put it in")
)]
pub(super) enum Volume {
    Fat(fat::Volume),
    #[cfg(feature = "pc")]
    Lfs(lfs::Volume),
}

/// Whether volumes of a kind are littlefs.
#[cfg(feature = "pc")]
fn is_littlefs(kind: Ns) -> bool {
    matches!(kind, Ns::VfsLfs1 | Ns::VfsLfs2)
}

/// What is done with the volume inside, whatever it is.
macro_rules! each {
    ($volume:expr, $v:ident => $what:expr) => {
        match $volume {
            Volume::Fat($v) => $what,
            #[cfg(feature = "pc")]
            Volume::Lfs($v) => $what,
        }
    };
}

impl Volume {
    /// Words of a packed volume of a kind.
    pub(super) fn packed(kind: Ns) -> usize {
        #[cfg(feature = "pc")]
        if is_littlefs(kind) {
            return lfs::PACKED;
        }
        let _ = kind;
        fat::PACKED
    }

    pub(super) fn unpack(kind: Ns, words: &[u32]) -> Volume {
        #[cfg(feature = "pc")]
        if is_littlefs(kind) {
            return Volume::Lfs(lfs::Volume::unpack(words));
        }
        let _ = kind;
        Volume::Fat(fat::Volume::unpack(words))
    }

    pub(super) fn pack(&self, words: &mut [u32]) {
        each!(self, v => v.pack(words));
    }

    /// Tells the time, in nanoseconds since 1970.
    pub(super) fn set_time(&mut self, nanoseconds: u64) {
        match self {
            Volume::Fat(v) => v.set_time(nanoseconds / 1_000_000_000),
            #[cfg(feature = "pc")]
            Volume::Lfs(v) => v.set_time(nanoseconds),
        }
    }

    /// Reads what is on the device.
    pub(super) fn mount(
        &mut self,
        device: &mut Device<'_, '_>,
        read_only: bool,
    ) -> Result<(), Errno> {
        match self {
            Volume::Fat(v) => {
                *v = fat::Volume::mount(device)?;
                v.set_read_only(read_only);
            }
            #[cfg(feature = "pc")]
            Volume::Lfs(v) => v.remount(device, read_only)?,
        }
        Ok(())
    }

    /// Makes a new file system on the device.
    pub(super) fn format(&self, device: &mut Device<'_, '_>) -> Result<(), Errno> {
        match self {
            Volume::Fat(_) => fat::Volume::format(device),
            #[cfg(feature = "pc")]
            Volume::Lfs(v) => lfs::Volume::format(device, v.tuning()),
        }
    }

    pub(super) fn is_mounted(&self) -> bool {
        each!(self, v => v.is_mounted())
    }

    /// The numbers of the open files, into `into`.
    pub(super) fn open_files(&self, into: &mut [Option<u32>]) {
        each!(self, v => {
            for (slot, handle) in into.iter_mut().zip(v.open_files()) {
                *slot = Some(handle);
            }
        });
    }

    pub(super) fn open(
        &mut self,
        device: &mut Device<'_, '_>,
        path: &[u8],
        mode: OpenMode,
    ) -> Result<u32, Errno> {
        each!(self, v => v.open(device, path, mode))
    }

    pub(super) fn close(&mut self, device: &mut Device<'_, '_>, file: u32) -> Result<(), Errno> {
        each!(self, v => v.close(device, file))
    }

    pub(super) fn close_all(&mut self, device: &mut Device<'_, '_>) {
        each!(self, v => v.close_all(device));
    }

    pub(super) fn read(
        &mut self,
        device: &mut Device<'_, '_>,
        file: u32,
        into: &mut [u8],
    ) -> Result<usize, Errno> {
        each!(self, v => v.read(device, file, into))
    }

    pub(super) fn write(
        &mut self,
        device: &mut Device<'_, '_>,
        file: u32,
        from: &[u8],
    ) -> Result<usize, Errno> {
        each!(self, v => v.write(device, file, from))
    }

    pub(super) fn seek(&mut self, file: u32, offset: i64, whence: Whence) -> Result<u64, Errno> {
        each!(self, v => v.seek(file, offset, whence))
    }

    pub(super) fn flush(&mut self, device: &mut Device<'_, '_>, file: u32) -> Result<(), Errno> {
        each!(self, v => v.flush(device, file))
    }

    pub(super) fn stat(&mut self, device: &mut Device<'_, '_>, path: &[u8]) -> Result<Stat, Errno> {
        each!(self, v => v.stat(device, path))
    }

    pub(super) fn list(
        &mut self,
        device: &mut Device<'_, '_>,
        path: &[u8],
        index: usize,
        into: &mut [u8],
    ) -> Result<Option<(usize, Stat)>, Errno> {
        each!(self, v => v.list(device, path, index, into))
    }

    pub(super) fn mkdir(&mut self, device: &mut Device<'_, '_>, path: &[u8]) -> Result<(), Errno> {
        each!(self, v => v.mkdir(device, path))
    }

    pub(super) fn remove(
        &mut self,
        device: &mut Device<'_, '_>,
        path: &[u8],
        directory: bool,
    ) -> Result<(), Errno> {
        each!(self, v => v.remove(device, path, directory))
    }

    pub(super) fn rename(
        &mut self,
        device: &mut Device<'_, '_>,
        from: &[u8],
        to: &[u8],
    ) -> Result<(), Errno> {
        each!(self, v => v.rename(device, from, to))
    }

    /// Bytes of a block, blocks in all, free ones.
    pub(super) fn space(&mut self, device: &mut Device<'_, '_>) -> Result<(u32, u32, u32), Errno> {
        let space = each!(self, v => v.space(device))?;
        Ok((space.block, space.blocks, space.free))
    }
}
