import os, io, sys
class Disk:
    def mount(self, readonly, mkfs): pass
    def umount(self): pass
    def chdir(self, path): pass
    def stat(self, path):
        path = path.strip('/')
        if path == 'stuck.py':
            raise KeyboardInterrupt
        if path == 'full.py':
            raise MemoryError
        if path == 'odd.py':
            raise ValueError
        raise OSError(2)
    def open(self, path, mode):
        raise OSError(2)
os.mount(Disk(), '/d')
sys.path.append('/d')
for name in ('odd', 'full', 'stuck'):
    try:
        __import__(name)
    except BaseException as e:
        print(name, repr(e))
