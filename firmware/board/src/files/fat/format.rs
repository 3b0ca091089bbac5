//! Making a new file system.

use garter_runtime::port::Errno;

use super::cache::Cache;
use super::geometry::{ENTRIES, Geometry};
use super::{EIO, ENODEV};
use crate::hardware::{SECTOR, Storage};

/// Makes an empty FAT12 or FAT16 on all of the storage.
pub(super) fn format(cache: &mut Cache, storage: &mut dyn Storage) -> Result<Geometry, Errno> {
    let total = storage.sectors();
    let root_sectors = if total < 128 { 1 } else { 4 };
    let cluster_sectors = cluster_sectors(total);
    let table_sectors = table_sectors(total.saturating_sub(1 + root_sectors), cluster_sectors);
    let boot = cache.fresh(storage, 0)?;
    boot[0..11].copy_from_slice(b"\xeb\xfe\x90GARTER  ");
    boot[11..13].copy_from_slice(&(SECTOR as u16).to_le_bytes());
    boot[13] = cluster_sectors as u8;
    boot[14] = 1; // sectors before the table: this one
    boot[16] = 1; // tables
    boot[17..19].copy_from_slice(&((root_sectors * ENTRIES) as u16).to_le_bytes());
    if total < 0x1_0000 {
        boot[19..21].copy_from_slice(&(total as u16).to_le_bytes());
    } else {
        boot[32..36].copy_from_slice(&total.to_le_bytes());
    }
    boot[21] = 0xf8; // a fixed disk
    boot[22..24].copy_from_slice(&(table_sectors as u16).to_le_bytes());
    boot[24] = 1;
    boot[26] = 1;
    boot[36] = 0x80;
    boot[38] = 0x29; // the three fields below are there
    boot[39..43].copy_from_slice(&0x4741_5254u32.to_le_bytes());
    boot[43..54].copy_from_slice(b"PYBFLASH   ");
    boot[54..62].copy_from_slice(b"FAT     ");
    boot[510..512].copy_from_slice(&[0x55, 0xaa]);
    let geometry = Geometry::read(boot, total).ok_or(ENODEV)?;
    for sector in geometry.table..geometry.data {
        cache.fresh(storage, sector)?;
    }
    // Entries 0 and 1 belong to no cluster.
    let reserved: &[u8] = if geometry.wide {
        &[0xf8, 0xff, 0xff, 0xff]
    } else {
        &[0xf8, 0xff, 0xff]
    };
    cache.write(storage, geometry.table)?[..reserved.len()].copy_from_slice(reserved);
    let label = cache.write(storage, geometry.root)?;
    label[..11].copy_from_slice(b"PYBFLASH   ");
    label[11] = 0x08;
    cache.flush(storage)?;
    storage.sync().map_err(|_| EIO)?;
    Ok(geometry)
}

/// Small enough clusters for small disks, large enough that FAT16 can number them.
fn cluster_sectors(total: u32) -> u32 {
    let mut sectors = 1;
    while total / sectors > 16_000 {
        sectors *= 2;
    }
    sectors
}

fn table_sectors(sectors: u32, cluster_sectors: u32) -> u32 {
    let clusters = sectors / cluster_sectors + 2;
    let bytes = if clusters > 4085 {
        clusters * 2
    } else {
        (clusters * 3).div_ceil(2)
    };
    bytes.div_ceil(SECTOR as u32)
}
