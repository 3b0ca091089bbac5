//! How files are opened and moved about in.

/// How a file is opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct OpenMode {
    /// Reading is allowed.
    pub read: bool,
    /// Writing is allowed.
    pub write: bool,
    /// The file is emptied, or made when it does not exist.
    pub truncate: bool,
    /// The file is made when it does not exist, and writing goes to its end.
    pub append: bool,
    /// The file is made and must not exist.
    pub exclusive: bool,
}

impl OpenMode {
    /// To read a file that is there.
    pub const READ: OpenMode = OpenMode {
        read: true,
        write: false,
        truncate: false,
        append: false,
        exclusive: false,
    };
    /// To write a file anew, whatever was there.
    pub const WRITE: OpenMode = OpenMode {
        read: false,
        write: true,
        truncate: true,
        append: false,
        exclusive: false,
    };
    /// To write to the end of a file, which is made when there is none.
    pub const APPEND: OpenMode = OpenMode {
        read: false,
        write: true,
        truncate: false,
        append: true,
        exclusive: false,
    };

    /// The mode as bits, to be kept among words.
    pub(crate) fn bits(self) -> u32 {
        let flags = [
            self.read,
            self.write,
            self.truncate,
            self.append,
            self.exclusive,
        ];
        flags.iter().rev().fold(0, |n, f| n << 1 | u32::from(*f))
    }

    /// The mode that has these bits.
    pub(crate) fn from_bits(bits: u32) -> OpenMode {
        OpenMode {
            read: bits & 1 != 0,
            write: bits & 2 != 0,
            truncate: bits & 4 != 0,
            append: bits & 8 != 0,
            exclusive: bits & 16 != 0,
        }
    }
}

/// Where a seek starts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whence {
    /// The start of the file.
    Start,
    /// Where the file stands.
    Current,
    /// The end of the file.
    End,
}
