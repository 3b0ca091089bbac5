# cpython: differs - a digest can be asked for once, and text serves as data
import hashlib, binascii

h = hashlib.sha256(b"x")
print(len(h.digest()))
for f in (
    lambda: h.update(b"x"),
    lambda: h.digest(),
    lambda: hashlib.sha256("text").digest()[:4],
    lambda: hashlib.sha256(b"").update(5),
    lambda: hashlib.sha256(1, 2),
    lambda: hashlib.sha256().update(),
    lambda: hashlib.sha256().nothing,
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Named(hashlib.sha256):
    def hexdigest(self):
        return binascii.hexlify(self.digest())


print(Named(b"abc").hexdigest())
n = Named()
n.update(b"a")
n.update(b"bc")
print(n.hexdigest())
print(type(h))
