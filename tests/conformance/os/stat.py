import os

name = "/tmp/garter_stat.txt"
with open(name, "w") as f:
    f.write("12345")
print(os.stat(name)[6], os.stat(name)[0] & 0xF000, os.stat("/tmp")[0] & 0xF000)
os.unlink(name)
