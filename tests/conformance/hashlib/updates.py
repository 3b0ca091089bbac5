# oracle: cpython - the oracle's build has sha256 only
import hashlib, binascii

for make in (hashlib.sha256, hashlib.sha1, hashlib.md5):
    for size in (1, 3, 63, 64, 65, 200):
        h = make()
        data = bytes(range(200)) + b"tail" * 25
        for i in range(0, len(data), size):
            h.update(memoryview(data)[i : i + size])
        h.update(b"")
        print(size, binascii.hexlify(h.digest()))
    print(binascii.hexlify(make(bytearray(b"start")).digest()))
