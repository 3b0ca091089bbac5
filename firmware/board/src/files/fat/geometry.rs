//! Where the parts of a FAT volume are, read from its boot sector.

use crate::hardware::SECTOR;

/// Bytes of a directory entry.
pub(super) const ENTRY: usize = 32;
/// Directory entries in a sector.
pub(super) const ENTRIES: u32 = (SECTOR / ENTRY) as u32;

/// A volume's layout, in sectors.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Geometry {
    /// First sector of the first table.
    pub(super) table: u32,
    /// Sectors of each table.
    pub(super) table_sectors: u32,
    /// How many copies of the table there are.
    pub(super) tables: u32,
    /// First sector of the root directory.
    pub(super) root: u32,
    /// Sectors of the root directory.
    pub(super) root_sectors: u32,
    /// First sector of cluster 2.
    pub(super) data: u32,
    /// Sectors of a cluster.
    pub(super) cluster_sectors: u32,
    /// Clusters, numbered from 2.
    pub(super) clusters: u32,
    /// FAT16, else FAT12.
    pub(super) wide: bool,
}

fn word(bytes: &[u8; SECTOR], at: usize) -> u32 {
    u32::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]))
}

impl Geometry {
    /// Reads a boot sector; `None` when it is not one, or one of another file system.
    pub(super) fn read(boot: &[u8; SECTOR], sectors: u32) -> Option<Geometry> {
        let cluster_sectors = u32::from(boot[13]);
        let tables = u32::from(boot[16]);
        let table_sectors = word(boot, 22);
        let small = word(boot, 19);
        let large = word(boot, 32) | word(boot, 34) << 16;
        let total = if small != 0 { small } else { large };
        let sound = boot[510..] == [0x55, 0xaa]
            && word(boot, 11) as usize == SECTOR
            && cluster_sectors.is_power_of_two()
            && (1..=2).contains(&tables)
            && table_sectors > 0
            && total <= sectors;
        if !sound {
            return None;
        }
        let table = word(boot, 14);
        let root = table.checked_add(tables * table_sectors)?;
        let root_sectors = word(boot, 17).div_ceil(ENTRIES);
        let data = root + root_sectors;
        let clusters = total.checked_sub(data)? / cluster_sectors;
        let wide = clusters >= 4085;
        let bytes = if wide {
            (clusters + 2) * 2
        } else {
            ((clusters + 2) * 3).div_ceil(2)
        };
        if table == 0
            || root_sectors == 0
            || clusters == 0
            || clusters >= 65525
            || bytes > table_sectors * SECTOR as u32
        {
            return None;
        }
        Some(Geometry {
            table,
            table_sectors,
            tables,
            root,
            root_sectors,
            data,
            cluster_sectors,
            clusters,
            wide,
        })
    }

    /// First sector of a cluster.
    pub(super) fn sector_of(&self, cluster: u32) -> u32 {
        self.data + (cluster - 2) * self.cluster_sectors
    }

    /// Whether a number is that of a cluster.
    pub(super) fn is_cluster(&self, cluster: u32) -> bool {
        cluster >= 2 && cluster < self.clusters + 2
    }

    /// Bytes of a cluster.
    pub(super) fn cluster_bytes(&self) -> u32 {
        self.cluster_sectors * SECTOR as u32
    }
}
