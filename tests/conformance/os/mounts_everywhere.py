# cpython: differs - it has no mount
import os, vfs
class Fs:
    def mount(self, a, b): pass
    def umount(self): pass
    def ilistdir(self, path): return iter([("a", 0x8000, 0, 3)])
    def stat(self, p): return (0x4000,0,0,0,0,0,0,0,0,0)
    def chdir(self,p): print('chdir',p)
    def getcwd(self): return '/'
vfs.mount(Fs(), '/m')
vfs.umount('/')
print([p for _, p in vfs.mount()])
print(os.listdir('/'), list(os.ilistdir('/')), os.getcwd(), os.stat('/'))
try: print(os.statvfs('/'))
except Exception as e: print(repr(e))
for f in (lambda: open('/x'), lambda:os.stat('/x'), lambda: open('/'), lambda: os.mkdir('/q'), lambda: os.listdir('/q'), lambda: os.chdir('/q'), lambda: os.rename('/q','/m/x'), lambda: vfs.umount('/q'), lambda: vfs.umount(3), lambda: vfs.mount(3,'/z'), lambda: vfs.mount(object(),'/z'), lambda: open(''), lambda: os.stat(''), lambda: open('m'), lambda: vfs.mount(Fs(), 'noslash'), lambda: vfs.mount(Fs(), '/a/b'), lambda: os.getcwd()):
    try: print(f())
    except Exception as e: print(repr(e))
print([p for _, p in vfs.mount()])
vfs.mount(Fs(), '/')
print(os.listdir('/'), list(os.ilistdir('/')))
os.chdir('/m'); print(os.getcwd()); os.chdir('..'); print(os.getcwd())
os.chdir('/'); print(os.getcwd())
for f in (lambda: os.mkdir('/m'), lambda: os.rmdir('/m'), lambda: vfs.VfsPosix('x'), lambda: vfs.VfsPosix(3), lambda: vfs.mount(Fs(), 3), lambda: vfs.mount(Fs(), '/k', True), lambda: vfs.mount(Fs(),'/kk', readonly=True, foo=1)):
    try: print(f())
    except Exception as e: print(repr(e))
