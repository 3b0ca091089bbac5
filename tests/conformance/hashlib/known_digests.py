# oracle: cpython - the oracle's build has sha256 only
import hashlib, binascii

for data in (b"", b"abc", b"a" * 55, b"b" * 56, b"c" * 63, b"d" * 64, b"e" * 65, bytes(range(256)) * 5):
    for f in (hashlib.sha256, hashlib.sha1, hashlib.md5):
        print(len(data), binascii.hexlify(f(data).digest()))
