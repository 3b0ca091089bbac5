# oracle: cpython - the oracle's build has no cryptolib: these are NIST's vectors (SP 800-38A)
try:
    from cryptolib import aes
except ImportError:
    aes = None
from binascii import unhexlify as un

PLAIN = un(
    "6bc1bee22e409f96e93d7e117393172a"
    "ae2d8a571e03ac9c9eb76fac45af8e51"
    "30c81c46a35ce411e5fbc1191a0a52ef"
    "f69f2445df4f9b17ad2b417be66c3710"
)
KEYS = (
    un("2b7e151628aed2a6abf7158809cf4f3c"),
    un("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4"),
)
IV = bytes(range(16))
COUNTER = un("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff")
EXPECTED = {
    (1, 16): "3ad77bb40d7a3660a89ecaf32466ef97f5d3d58503b9699de785895a96fdbaaf43b1cd7f598ece23881b00e3ed0306887b0c785e27e8ad3f8223207104725dd4",
    (2, 16): "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b273bed6b8e3c1743b7116e69e222295163ff1caa1681fac09120eca307586e1a7",
    (6, 16): "874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff5ae4df3edbd5d35e5b4f09020db03eab1e031dda2fbe03d1792170a0f3009cee",
    (1, 32): "f3eed1bdb5d2a03c064b5a7e3db181f8591ccb10d410ed26dc5ba74a31362870b6ed21b99ca6f4f9f153e7b1beafed1d23304b7a39f9f3ff067d8d8f9e24ecc7",
    (2, 32): "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d39f23369a9d9bacfa530e26304231461b2eb05e2c39be9fcda6c19078c6a9d1b",
    (6, 32): "601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c52b0930daa23de94ce87017ba2d84988ddfc9c58db67aada613c2dd08457941a6",
}
for mode, size in sorted(EXPECTED):
    cipher = un(EXPECTED[mode, size])
    if aes:
        start = {1: None, 2: IV, 6: COUNTER}[mode]
        key = KEYS[size // 32]
        there = aes(key, mode, start).encrypt(PLAIN) if start else aes(key, mode).encrypt(PLAIN)
        back = aes(key, mode, start).decrypt(cipher) if start else aes(key, mode).decrypt(cipher)
        pieces = aes(key, mode, start)
        cut = b"".join(pieces.encrypt(PLAIN[i : i + 16]) for i in range(0, 64, 16))
        into = bytearray(PLAIN)
        aes(key, mode, start).encrypt(into, into)
        print(mode, size, there == cipher, back == PLAIN, cut == cipher, into == cipher)
    else:
        print(mode, size, True, True, True, True)
