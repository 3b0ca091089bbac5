//! What goes wrong with files, as numbers that programs see.

/// A file system error: a positive `errno` number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Errno(pub i32);

impl Errno {
    /// Not permitted.
    pub const EPERM: Errno = Errno(1);
    /// No such file.
    pub const ENOENT: Errno = Errno(2);
    /// The medium failed, or what it holds makes no sense.
    pub const EIO: Errno = Errno(5);
    /// The file is not open, or not open for this.
    pub const EBADF: Errno = Errno(9);
    /// Not allowed: a directory that is not empty, the root.
    pub const EACCES: Errno = Errno(13);
    /// It is being used by the call that asks.
    pub const EBUSY: Errno = Errno(16);
    /// It exists already.
    pub const EEXIST: Errno = Errno(17);
    /// Another file system.
    pub const EXDEV: Errno = Errno(18);
    /// No file system there.
    pub const ENODEV: Errno = Errno(19);
    /// A file where a directory must be.
    pub const ENOTDIR: Errno = Errno(20);
    /// A directory where a file must be.
    pub const EISDIR: Errno = Errno(21);
    /// An argument makes no sense.
    pub const EINVAL: Errno = Errno(22);
    /// Too many open files.
    pub const EMFILE: Errno = Errno(24);
    /// The file would be too large.
    pub const EFBIG: Errno = Errno(27);
    /// No room left.
    pub const ENOSPC: Errno = Errno(28);
    /// The file system was mounted for reading only.
    pub const EROFS: Errno = Errno(30);
    /// The name is too long.
    pub const ENAMETOOLONG: Errno = Errno(36);
    /// The directory is not empty.
    pub const ENOTEMPTY: Errno = Errno(39);
    /// The file system has no such operation.
    pub const EOPNOTSUPP: Errno = Errno(95);
}
