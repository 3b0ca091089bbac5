print(0xFF, 0o17, 0b101, 1_000_000, 0x_ff)
print(1.5, 1e3, 1.5e-3, .5, 5., 1e100)
print("tab\there", 'it\'s', "q\"q", r"raw\n", "\x41\u00e9\101")
print(b"bytes\x00\xff", rb"\n", b'a' b"b")
print("""triple
lines""", '''other''')
print(True, False, None, (), [], {}, {1}, (1,))
print(2j, 1 + 2j)
print("\
continued")
print(len("\a\b\f\v\0"), "\\")
