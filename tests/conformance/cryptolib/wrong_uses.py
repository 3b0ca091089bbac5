# oracle: cpython - the oracle's build has no cryptolib: what raises is as documented
try:
    import cryptolib
except ImportError:
    for what in ("key", "mode", "vector", "short vector", "length", "turned round"):
        print(what, "ValueError")
    print(7, 3)
else:
    def wrong(what, f):
        try:
            f()
            print(what, "fine")
        except Exception as e:
            print(what, type(e).__name__)

    key = b"k" * 16
    wrong("key", lambda: cryptolib.aes(b"short", 1))
    wrong("mode", lambda: cryptolib.aes(key, 3))
    wrong("vector", lambda: cryptolib.aes(key, 2))
    wrong("short vector", lambda: cryptolib.aes(key, 2, b"123"))
    wrong("length", lambda: cryptolib.aes(key, 1).encrypt(b"123"))

    def turned():
        c = cryptolib.aes(key, cryptolib.MODE_CBC, key)
        c.encrypt(key)
        c.decrypt(key)

    wrong("turned round", turned)
    c = cryptolib.aes(key, cryptolib.MODE_CTR, key)
    print(len(c.encrypt(b"any len")), len(c.encrypt(b"abc")))
