# oracle: cpython - the oracle has no threads
# How threads end: by returning, by exit, by SystemExit, by finally.
import _thread
import sys
import time

log = []

def returns():
    log.append("returns")
    return 5

def exits():
    try:
        log.append("exits")
        _thread.exit()
    finally:
        log.append("finally")
    log.append("never")

def raises_exit():
    log.append("raises")
    sys.exit(3)

def deep(n):
    if n:
        return deep(n - 1) + 1
    return 0

def recurses():
    log.append(deep(20))

def run(f):
    n = len(log)
    _thread.start_new_thread(f, ())
    time.sleep(0.01)
    print(f.__name__, log[n:])

run(returns)
run(exits)
run(raises_exit)
run(recurses)
idents = []
_thread.start_new_thread(lambda: idents.append(_thread.get_ident()), ())
time.sleep(0.01)
print(len(idents), idents[0] != _thread.get_ident(), _thread.get_ident() != 0)
try:
    _thread.exit()
except SystemExit as e:
    print("SystemExit", e.args)
for bad in ((print, 5), (print,), ()):
    try:
        _thread.start_new_thread(*bad)
    except TypeError:
        print("TypeError")
