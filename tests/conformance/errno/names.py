# cpython: differs - fewer names
import errno

print(errno.ENOENT, errno.EIO, errno.EINVAL, errno.ETIMEDOUT, errno.EEXIST, errno.EAGAIN)
print(errno.errorcode[2], errno.errorcode[errno.EINVAL], len(errno.errorcode))
print(str(OSError(2)), OSError(5).errno, OSError(2, "x").args, str(OSError(110)), str(OSError(999)), repr(OSError(22)))
