//! Making a new file system.

use super::cache::Cache;
use super::directory::ATTRIBUTE_VOLUME;
use super::geometry::{ENTRIES, Geometry, Width};
use crate::Errno;
use crate::storage::{SECTOR, Storage};

/// Clusters that FAT32 must have, so that nobody takes it for FAT16.
const FEWEST_OF_FAT32: u32 = 65525;

/// How a new volume is laid out, in sectors.
struct Plan {
    total: u32,
    reserved: u32,
    table: u32,
    root: u32,
    cluster: u32,
    wide: bool,
}

impl Plan {
    /// Small clusters for small disks, so that little is wasted; large enough for short tables.
    fn new(total: u32) -> Plan {
        let wide = total >= 0x20_0000; // from 1 GiB on
        let root = match total {
            _ if wide => 0,
            0..16 => 1,
            16..128 => 2,
            128..0x1_0000 => 4,
            _ => 32,
        };
        let reserved = if wide { 32 } else { 1 };
        let most = if wide { 0x40_0000 } else { 16_000 };
        let mut cluster = if wide { 8 } else { 1 };
        while total / cluster > most && cluster < 128 {
            cluster *= 2;
        }
        let clusters = total.saturating_sub(reserved + root) / cluster;
        let bytes = match clusters {
            _ if wide => u64::from(clusters + 2) * 4,
            // Somewhat more than FAT12 needs, so that the tables' own room cannot matter.
            0..4085 => (u64::from(clusters + 2) * 3).div_ceil(2),
            _ => u64::from(clusters + 2) * 2,
        };
        Plan {
            total,
            reserved,
            table: bytes.div_ceil(SECTOR as u64) as u32,
            root,
            cluster,
            wide,
        }
    }

    fn boot(&self, boot: &mut [u8; SECTOR]) {
        boot[0..11].copy_from_slice(b"\xeb\xfe\x90GARTER  ");
        boot[11..13].copy_from_slice(&(SECTOR as u16).to_le_bytes());
        boot[13] = self.cluster as u8;
        boot[14] = self.reserved as u8;
        boot[16] = 1; // tables
        boot[17..19].copy_from_slice(&((self.root * ENTRIES) as u16).to_le_bytes());
        match u16::try_from(self.total) {
            Ok(total) => boot[19..21].copy_from_slice(&total.to_le_bytes()),
            Err(_) => boot[32..36].copy_from_slice(&self.total.to_le_bytes()),
        }
        boot[21] = 0xf8; // a fixed disk
        boot[24] = 1;
        boot[26] = 1;
        let tail = if self.wide {
            boot[36..40].copy_from_slice(&self.table.to_le_bytes());
            boot[44] = 2; // the root's cluster
            boot[48] = 1; // the summary's sector
            boot[50] = 6; // a copy of this sector
            64
        } else {
            boot[22..24].copy_from_slice(&(self.table as u16).to_le_bytes());
            36
        };
        boot[tail] = 0x80;
        boot[tail + 2] = 0x29; // the three fields below are there
        boot[tail + 3..tail + 7].copy_from_slice(&0x4741_5254u32.to_le_bytes());
        boot[tail + 7..tail + 18].copy_from_slice(b"PYBFLASH   ");
        boot[tail + 18..tail + 26].copy_from_slice(b"FAT     ");
        boot[510..512].copy_from_slice(&[0x55, 0xaa]);
    }
}

/// Makes an empty volume on all of the storage.
pub(super) fn format(storage: &mut dyn Storage) -> Result<(), Errno> {
    let cache = &mut Cache::new();
    let total = storage.sectors();
    let plan = Plan::new(total);
    let boot = cache.fresh(storage, 0)?;
    plan.boot(boot);
    let geometry = Geometry::read(boot, 0, total).ok_or(Errno::ENODEV)?;
    if plan.wide && geometry.clusters < FEWEST_OF_FAT32 {
        return Err(Errno::ENODEV);
    }
    let boot = *boot;
    // What was there before must not be taken for a volume until this one is whole.
    cache.fresh(storage, 0)?;
    let end = match plan.wide {
        true => geometry.data + geometry.cluster_sectors,
        false => geometry.data,
    };
    for sector in 1..end {
        cache.fresh(storage, sector)?;
    }
    // Entries 0 and 1 belong to no cluster; with FAT32 the root has cluster 2.
    let reserved: &[u8] = match geometry.width {
        Width::Fat12 => &[0xf8, 0xff, 0xff],
        Width::Fat16 => &[0xf8, 0xff, 0xff, 0xff],
        Width::Fat32 => b"\xf8\xff\xff\x0f\xff\xff\xff\x0f\xff\xff\xff\x0f",
    };
    cache.write(storage, geometry.table)?[..reserved.len()].copy_from_slice(reserved);
    let root = match plan.wide {
        true => geometry.data,
        false => geometry.root,
    };
    let label = cache.write(storage, root)?;
    label[..11].copy_from_slice(b"PYBFLASH   ");
    label[11] = ATTRIBUTE_VOLUME;
    if plan.wide {
        let summary = cache.write(storage, geometry.summary)?;
        summary[..4].copy_from_slice(b"RRaA");
        summary[484..488].copy_from_slice(b"rrAa");
        summary[488..496].fill(0xff);
        summary[510..512].copy_from_slice(&[0x55, 0xaa]);
        cache.fresh(storage, 6)?.copy_from_slice(&boot);
    }
    cache.fresh(storage, 0)?.copy_from_slice(&boot);
    cache.flush(storage)?;
    storage.sync().map_err(|_| Errno::EIO)
}
