# cpython: differs - it prints what we print, see differences.txt
print(97 in bytearray(b"ab"), 99 in bytearray(b"ab"), 98 in memoryview(b"abc"))
