# cpython: differs - it has no ilistdir
import os

os.mkdir("/tmp/garter_il")
with open("/tmp/garter_il/x", "w") as f:
    f.write("abc")
os.mkdir("/tmp/garter_il/d")
print(sorted(t[:3] for t in [e[:2] + (0,) for e in os.ilistdir("/tmp/garter_il")]))
print(sorted(os.listdir(b"/tmp/garter_il") if False else os.listdir("/tmp/garter_il")))
os.remove("/tmp/garter_il/x")
os.rmdir("/tmp/garter_il/d")
os.rmdir("/tmp/garter_il")
