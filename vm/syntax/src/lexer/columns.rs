//! The columns at which the open blocks stand, in few bytes.

pub(super) use place::Columns;

/// On PCs as the official compiler has them:
/// so many bits a block that a line of 65,536 columns opens one at column 0.
#[cfg(not(target_os = "none"))]
mod place {
    /// Blocks inside each other. Those beyond are a fault.
    const DEPTH: usize = 4096;

    #[derive(Clone, Debug)]
    pub(in crate::lexer) struct Columns {
        open: [u16; DEPTH],
        depth: u16,
        /// The innermost block's; 0 when there is none.
        innermost: u16,
    }

    impl Columns {
        pub(in crate::lexer) const NONE: Columns = Columns {
            open: [0; DEPTH],
            depth: 0,
            innermost: 0,
        };

        #[inline]
        pub(in crate::lexer) fn innermost(&self) -> usize {
            usize::from(self.innermost)
        }

        /// A block begins at a column.
        pub(in crate::lexer) fn push(&mut self, column: usize) -> bool {
            let Some(place) = self.open.get_mut(usize::from(self.depth)) else {
                return false;
            };
            self.innermost = column as u16;
            *place = self.innermost;
            self.depth += 1;
            true
        }

        /// The innermost block ends.
        pub(in crate::lexer) fn pop(&mut self) {
            self.depth = self.depth.saturating_sub(1);
            self.innermost = match usize::from(self.depth) {
                0 => 0,
                depth => self.open[depth - 1],
            };
        }
    }
}

/// On a chip a bit for each column: an inner block's is always greater.
#[cfg(target_os = "none")]
mod place {
    /// Columns at which a block may stand: so many that nobody indents further. Blocks beyond are a
    /// fault.
    const COLUMNS: usize = 1600;

    #[derive(Clone, Debug)]
    pub(in crate::lexer) struct Columns {
        open: [u32; COLUMNS / 32],
        /// The innermost block's; 0 when there is none.
        innermost: usize,
    }

    impl Columns {
        pub(in crate::lexer) const NONE: Columns = Columns {
            open: [0; COLUMNS / 32],
            innermost: 0,
        };

        pub(in crate::lexer) fn innermost(&self) -> usize {
            self.innermost
        }

        /// A block begins at a column.
        pub(in crate::lexer) fn push(&mut self, column: usize) -> bool {
            let Some(word) = self.open.get_mut(column / 32) else {
                return false;
            };
            *word |= 1 << (column % 32);
            self.innermost = column;
            true
        }

        /// The innermost block ends.
        pub(in crate::lexer) fn pop(&mut self) {
            let mut word = self.innermost / 32;
            let mut bits = self.open[word] & !(1 << (self.innermost % 32));
            self.open[word] = bits;
            while bits == 0 && word > 0 {
                word -= 1;
                bits = self.open[word];
            }
            self.innermost = match bits.checked_ilog2() {
                Some(bit) => word * 32 + bit as usize,
                None => 0,
            };
        }
    }
}
