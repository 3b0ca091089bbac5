print((1000).to_bytes(2, "big"), (1000).to_bytes(4, "little"), (0).to_bytes(1, "big"))
print(int.from_bytes(b"\x01\x02", "big"), int.from_bytes(b"\x01\x02\x03", "little"))
print(int.from_bytes(b"\xff" * 10, "big"), (2**75).to_bytes(10, "little"))
print(int.from_bytes(b"", "big"))
