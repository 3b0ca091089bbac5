import errno

e = OSError(errno.ENOENT)
print(e.args[0] == 2)
try:
    open("/no/such/file")
except OSError as e:
    print(isinstance(e.errno, int))
print(OSError().errno if False else "x", OSError(5, "text").errno)
