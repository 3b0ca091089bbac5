//! littlefs, both versions.
//!
//! Chance never finds a checksum, and what it changes in a log of version 2 changes all that
//! follows, because each tag is told as the difference from the one before. So an entry is an image
//! whose tags stand for themselves and whose checksums count for nothing; which blocks hold
//! metadata it says itself, and those are made valid.

use garter_files::lfs::{Tuning, Version, Volume};
use garter_files::{Blocks, Errno, OpenMode, Stat, StorageError, Whence};

const BLOCK: usize = 256;
/// As many as there are bits in the word that says what they hold.
const BLOCKS: usize = 32;

struct Disk(Vec<u8>);

impl Disk {
    fn part(&mut self, block: u32, offset: u32, len: usize) -> Result<&mut [u8], StorageError> {
        let (block, offset) = (block as usize, offset as usize);
        let block = self.0.chunks_mut(BLOCK).nth(block).ok_or(StorageError)?;
        block.get_mut(offset..offset + len).ok_or(StorageError)
    }
}

impl Blocks for Disk {
    fn block_size(&self) -> u32 {
        BLOCK as u32
    }

    fn blocks(&self) -> u32 {
        BLOCKS as u32
    }

    fn read_at(&mut self, block: u32, offset: u32, into: &mut [u8]) -> Result<(), StorageError> {
        into.copy_from_slice(self.part(block, offset, into.len())?);
        Ok(())
    }

    fn program(&mut self, block: u32, offset: u32, from: &[u8]) -> Result<(), StorageError> {
        self.part(block, offset, from.len())?.copy_from_slice(from);
        Ok(())
    }

    fn erase(&mut self, block: u32) -> Result<(), StorageError> {
        self.part(block, 0, BLOCK)?.fill(0xff);
        Ok(())
    }

    fn settle(&mut self) -> Result<(), StorageError> {
        Ok(())
    }
}

super::mounted!(Volume, Disk);

fn tuning(version: Version) -> Tuning {
    Tuning {
        version,
        program: 16,
        dated: version == Version::Two,
    }
}

/// Bytes that say the version (`1` or `2`), in four more which blocks hold metadata, the lowest bit
/// the first; then the image, erased behind its end.
pub fn littlefs(data: &[u8]) {
    let [version, a, b, c, d, image @ ..] = data else {
        return;
    };
    let version = match version {
        b'1' => Version::One,
        _ => Version::Two,
    };
    let metadata = u32::from_le_bytes([*a, *b, *c, *d]);
    let mut disk = Disk(vec![0xff; BLOCKS * BLOCK]);
    let held = image.len().min(disk.0.len());
    disk.0[..held].copy_from_slice(&image[..held]);
    for (number, block) in disk.0.chunks_mut(BLOCK).enumerate() {
        match version {
            _ if metadata >> number & 1 == 0 => {}
            Version::One => sum_up(block),
            Version::Two => chain(block),
        }
    }
    if let Ok(volume) = Volume::mount(&mut disk, tuning(version), false) {
        super::use_all(&mut (volume, disk));
    }
}

/// Entries to begin with: disks that were used.
///
/// # Panics
/// When a disk cannot be formatted and mounted.
#[must_use]
pub fn littlefs_images() -> Vec<Vec<u8>> {
    let mut images = Vec::new();
    for (letter, version) in [(b'1', Version::One), (b'2', Version::Two)] {
        for steps in 0..6 {
            let mut disk = Disk(vec![0xff; BLOCKS * BLOCK]);
            Volume::format(&mut disk, tuning(version)).expect("the disk is large enough");
            let volume = Volume::mount(&mut disk, tuning(version), false);
            let mut mounted = (volume.expect("a new volume can be mounted"), disk);
            fill(&mut mounted, steps);
            let mut image = mounted.1.0;
            let mut metadata = 0u32;
            for (number, block) in image.chunks_mut(BLOCK).enumerate() {
                let is_log = version == Version::Two && unchain(block);
                let is_whole = version == Version::One && is_summed_up(block);
                metadata |= u32::from(is_log || is_whole) << number;
            }
            let written = image
                .iter()
                .rposition(|b| *b != 0xff)
                .map_or(0, |at| at + 1);
            let head = [&[letter][..], &metadata.to_le_bytes()].concat();
            images.push([&head, &image[..written]].concat());
        }
    }
    images
}

/// Takes the first steps of those that fill a disk.
fn fill(volume: &mut dyn super::Mounted, steps: usize) {
    let long = [b'l'; 700];
    for step in 0..steps {
        let _ = match step {
            0 => write(volume, b"/short", b"as a tag"),
            1 => write(volume, b"/long", &long),
            2 => volume.mkdir(b"/folder"),
            3 => write(volume, b"/folder/in it", &long[..300]),
            _ => volume.rename(b"/folder/in it", b"/here"),
        };
    }
}

fn write(volume: &mut dyn super::Mounted, path: &[u8], bytes: &[u8]) -> Result<(), Errno> {
    let file = volume.open(path, OpenMode::WRITE)?;
    volume.write(file, bytes)?;
    volume.close(file)
}

/// The checksum of littlefs: CRC-32 with the polynomial 0x04c11db7, not inverted at the end.
fn crc(mut crc: u32, bytes: &[u8]) -> u32 {
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
        }
    }
    crc
}

const START: u32 = u32::MAX;

/// Makes a log of version 2 valid whose tags stand for themselves.
fn chain(block: &mut [u8]) {
    walk(block, true);
}

/// Makes the tags of a log stand for themselves. False: this is no log, and stays what it is.
fn unchain(block: &mut [u8]) -> bool {
    let mut tags = block.to_vec();
    let is_log = walk(&mut tags, false);
    if is_log {
        block.copy_from_slice(&tags);
    }
    is_log
}

/// Goes through a log, whose tags change from what they are to what is written, or back. Says
/// whether it has a commit with the right checksum.
fn walk(block: &mut [u8], to_log: bool) -> bool {
    let (mut at, mut last, mut sound) = (4, u32::MAX, false);
    let mut sum = crc(START, &block[..at]);
    while let Some(bytes) = block.get(at..).and_then(<[u8]>::first_chunk::<4>) {
        let found = u32::from_be_bytes(*bytes);
        let other = found ^ last;
        let (tag, written) = if to_log {
            (found, other)
        } else {
            (other, found)
        };
        let data = at + 4;
        let end = data
            + match tag & 0x3ff {
                0x3ff => 0, // what it is about is gone
                len => len as usize,
            };
        if tag >> 31 == 1 || end > block.len() {
            break;
        }
        block[at..data].copy_from_slice(&other.to_be_bytes());
        sum = crc(sum, &written.to_be_bytes());
        last = tag;
        at = end;
        if tag >> 27 & 0xf != 0xa {
            sum = crc(sum, &block[data..end]);
            continue;
        }
        let Some(checksum) = block[data..end].first_chunk_mut() else {
            break;
        };
        if to_log {
            *checksum = sum.to_le_bytes();
        } else if *checksum != sum.to_le_bytes() {
            break;
        }
        sound = true;
        sum = START;
        // Whether what comes next counts.
        last ^= (tag >> 20 & 1) << 31;
    }
    sound
}

/// Where the checksum of a block of metadata of version 1 is.
fn place_of_sum(block: &[u8]) -> Option<usize> {
    let size = block.get(4..)?.first_chunk()?;
    let size = u32::from_le_bytes(*size) as usize & 0x7fff_ffff;
    (20..=block.len()).contains(&size).then(|| size - 4)
}

/// Gives a block of metadata of version 1 its checksum.
fn sum_up(block: &mut [u8]) {
    if let Some(at) = place_of_sum(block) {
        let sum = crc(START, &block[..at]);
        block[at..at + 4].copy_from_slice(&sum.to_le_bytes());
    }
}

fn is_summed_up(block: &[u8]) -> bool {
    place_of_sum(block)
        .is_some_and(|at| block[at..at + 4] == crc(START, &block[..at]).to_le_bytes())
}

#[test]
fn what_begins_are_disks_with_files() {
    for image in littlefs_images() {
        let [version, rest @ ..] = &image[..] else {
            panic!("an image says its version");
        };
        let metadata: u32 = rest[..4].iter().map(|byte| byte.count_ones()).sum();
        assert!(
            metadata >= 2,
            "version {version}: the root is known as metadata"
        );
    }
}
