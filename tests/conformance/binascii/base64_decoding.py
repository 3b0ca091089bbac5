# cpython: differs - it prints what we print, see differences.txt
import binascii

print(binascii.a2b_base64("YWJj\n"), binascii.a2b_base64("YQ=="), binascii.a2b_base64(b"YWI="))
