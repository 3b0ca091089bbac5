m = __import__("math")
print(m.floor(2.5))
for name in ("sys", "json"):
    print(__import__(name).__name__)
try:
    __import__("no_such_module")
except ImportError:
    print("ImportError")
