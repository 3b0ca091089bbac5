# cpython: differs - the table is not hashed
import errno

print(errno.errorcode.get([]), [] in errno.errorcode, errno.errorcode.get(2), errno.errorcode[2], errno.errorcode.get(2.0))
try:
    errno.errorcode[{}]
except KeyError as e:
    print(e)
