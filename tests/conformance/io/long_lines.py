name = "/tmp/garter_long.txt"
with open(name, "w") as f:
    for i in range(50):
        f.write("%d" % i * (i + 1) + "\n")
with open(name) as f:
    lines = f.readlines()
print(len(lines), len(lines[49]), lines[3])
total = 0
for line in open(name):
    total += len(line)
print(total, len(open(name).read()), len(open(name).read(500)))
import os

os.remove(name)
