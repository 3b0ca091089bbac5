//! Where the parts of a FAT volume are, read from its boot sector.

use super::directory::Directory;
use crate::storage::SECTOR;

/// Bytes of a directory entry.
pub(super) const ENTRY: usize = 32;
/// Directory entries in a sector.
pub(super) const ENTRIES: u32 = (SECTOR / ENTRY) as u32;

/// Bits of an entry in the table of clusters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Width {
    Fat12,
    Fat16,
    Fat32,
}

/// A volume's layout, in sectors of the storage.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Geometry {
    /// The boot sector.
    pub(super) boot: u32,
    /// First sector of the first table.
    pub(super) table: u32,
    /// Sectors of each table.
    pub(super) table_sectors: u32,
    /// How many copies of the table there are.
    pub(super) tables: u32,
    /// First sector of the root directory, or with FAT32 its first cluster.
    pub(super) root: u32,
    /// Sectors of the root directory; 0 with FAT32.
    pub(super) root_sectors: u32,
    /// First sector of cluster 2.
    pub(super) data: u32,
    /// Sectors of a cluster.
    pub(super) cluster_sectors: u32,
    /// Clusters, numbered from 2.
    pub(super) clusters: u32,
    /// With FAT32, the sector with the count of free clusters; else 0.
    pub(super) summary: u32,
    pub(super) width: Width,
}

fn word(bytes: &[u8; SECTOR], at: usize) -> u32 {
    u32::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]))
}

fn long(bytes: &[u8; SECTOR], at: usize) -> u32 {
    word(bytes, at) | word(bytes, at + 2) << 16
}

/// Where the first partition of a partitioned disk starts, if sector 0 lists one with FAT.
pub(super) fn partition(sector: &[u8; SECTOR]) -> Option<u32> {
    let fat = matches!(sector[450], 0x01 | 0x04 | 0x06 | 0x0b | 0x0c | 0x0e);
    (fat && sector[510..] == [0x55, 0xaa])
        .then(|| long(sector, 454))
        .filter(|start| *start > 0)
}

impl Geometry {
    /// Reads the boot sector that is sector `base` of a storage of `sectors` sectors; `None` when
    /// it is not one, or one of another file system.
    pub(super) fn read(boot: &[u8; SECTOR], base: u32, sectors: u32) -> Option<Geometry> {
        let cluster_sectors = u32::from(boot[13]);
        let tables = u32::from(boot[16]);
        let root_sectors = word(boot, 17).div_ceil(ENTRIES);
        let (small, short_tables) = (word(boot, 19), word(boot, 22));
        let wide = short_tables == 0;
        let total = if small != 0 { small } else { long(boot, 32) };
        let table_sectors = if wide { long(boot, 36) } else { short_tables };
        let sound = boot[510..] == [0x55, 0xaa]
            && word(boot, 11) as usize == SECTOR
            && cluster_sectors.is_power_of_two()
            && (1..=2).contains(&tables)
            && table_sectors > 0
            && total <= sectors.saturating_sub(base)
            && wide == (root_sectors == 0)
            && !(wide && word(boot, 42) != 0);
        if !sound {
            return None;
        }
        let reserved = word(boot, 14);
        let after_tables = tables
            .checked_mul(table_sectors)
            .and_then(|n| n.checked_add(reserved))?;
        let before_data = after_tables.checked_add(root_sectors)?;
        let clusters = total.checked_sub(before_data)? / cluster_sectors;
        let width = match clusters {
            _ if wide => Width::Fat32,
            0..4085 => Width::Fat12,
            _ => Width::Fat16,
        };
        let (most, bits) = match width {
            Width::Fat12 => (4084, 12),
            Width::Fat16 => (65524, 16),
            Width::Fat32 => (0x0fff_fff4, 32),
        };
        let bytes = (u64::from(clusters) + 2) * bits / 8;
        let fits = bytes < u64::from(table_sectors) * SECTOR as u64 + 1;
        if reserved == 0 || clusters == 0 || clusters > most || !fits {
            return None;
        }
        let (root, summary) = match width {
            Width::Fat32 => {
                let summary = word(boot, 48);
                let inside = summary > 0 && summary < reserved;
                (long(boot, 44), if inside { base + summary } else { 0 })
            }
            _ => (base + after_tables, 0),
        };
        let geometry = Geometry {
            boot: base,
            table: base + reserved,
            table_sectors,
            tables,
            root,
            root_sectors,
            data: base + before_data,
            cluster_sectors,
            clusters,
            summary,
            width,
        };
        (root_sectors > 0 || geometry.is_cluster(root)).then_some(geometry)
    }

    /// First sector of a cluster.
    pub(super) fn sector_of(&self, cluster: u32) -> u32 {
        self.data + (cluster - 2) * self.cluster_sectors
    }

    /// Whether a number is that of a cluster.
    pub(super) fn is_cluster(&self, cluster: u32) -> bool {
        cluster >= 2 && cluster - 2 < self.clusters
    }

    /// Bytes of a cluster.
    pub(super) fn cluster_bytes(&self) -> u32 {
        self.cluster_sectors * SECTOR as u32
    }

    /// The root directory.
    pub(super) fn root_directory(&self) -> Directory {
        match self.width {
            Width::Fat32 => Directory::At(self.root),
            _ => Directory::Root,
        }
    }
}
