print(1 << 31, 1 << 32, 1 << 64, -1 << 40, 0 << 100)
print(1 >> 100, -1 >> 100, 12345678901234567890 >> 32, -12345678901234567890 >> 32)
for n in (-1, -100):
    try:
        1 << n
    except ValueError:
        print("ValueError")
    try:
        1 >> n
    except ValueError:
        print("ValueError")
