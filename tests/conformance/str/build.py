s = ""
for i in range(300):
    s += str(i)
print(len(s), s[:20], s[-10:])
t = "".join([str(i) for i in range(300)])
print(s == t, hash(s) == hash(t), s in t, s.count("9"))
parts = []
for i in range(20):
    parts.append("%d:%s" % (i, chr(97 + i)))
print(",".join(parts))
