# cpython: differs - modules have a second name with a u
import hashlib, uhashlib, ujson, uos, usys, sys, ure, ustruct, utime, ubinascii, uio, uerrno, uheapq, urandom, ucollections, uselect

print(uhashlib.sha256 is hashlib.sha256)
print(ujson.dumps([1]), usys.maxsize == sys.maxsize)
for name in ("ugc", "umath", "ucmath", "umicropython", "ubuiltins", "unothing"):
    try:
        __import__(name)
        print(name)
    except ImportError as e:
        print(e)
