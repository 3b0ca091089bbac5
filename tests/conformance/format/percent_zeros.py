# Zeros before small integers, alone and among other conversions.
for i in (0, 5, 42, 999999999, -1, -42, 0x3FFFFFFF, -0x40000000, 1 << 40):
    print("%01d|%02d|%05d|%09d|%00d|%012d" % (i, i, i, i, i, i))
    print("%03d" % i, "%s-%04d%s" % ("a", i, "b"))
print("%02d:%02d:%02d" % (7, 0, 59), "%02d" % True, "%03d" % 2.5)
for wrong in ("%02", "%0", "%02d%02d", "%02s %02d"):
    try:
        print(wrong % 5)
    except (TypeError, ValueError) as e:
        print(type(e))
print("%05s" % "e", "%03s" % 7, "%02dé%s" % (3, "ü"))
try:
    print("%02d" % (1, 2))
except TypeError as e:
    print(type(e))
print(len("%s%02d" % ("x" * 125, 1)), len("%s%02d" % ("x" * 126, 1)), len("%s%02d" % ("x" * 127, 1)))
