# cpython: differs - other words in the exceptions, and folders below /tmp
import os, sys
D = "/tmp/garter_every_import"
def rm(p):
    try:
        for e in os.ilistdir(p):
            q = p + "/" + e[0]
            if e[1] == 0x4000: rm(q)
            else: os.remove(q)
        os.rmdir(p)
    except OSError: pass
rm(D)
os.mkdir(D)
def put(name, text):
    parts = name.split("/")
    p = D
    for part in parts[:-1]:
        p += "/" + part
        try: os.mkdir(p)
        except OSError: pass
    with open(D + "/" + name, "w") as f: f.write(text)
sys.path.insert(0, D)
def t(src):
    try:
        exec(src, {"__name__": "prog"})
    except Exception as e:
        print(src.replace("\n", ";"), "->", type(e).__name__, e)
put("p/__init__.py", "print('init', __name__, __path__, __file__)\nx = 1\n")
put("p/a.py", "print('a', __name__)\nfrom . import b\nfrom .b import y\nfrom .. import nothing\n")
put("p/b.py", "print('b', __name__, __file__)\ny = 2\n")
put("p/c.py", "from . import d as dd, x\nprint(dd, x)\nfrom .sub import m\nfrom .sub.m import v\nimport p.sub.m as z\nprint(z.v, v, m.v)\n")
put("p/d.py", "q = 5\n")
put("p/sub/__init__.py", "")
put("p/sub/m.py", "v = 'm'\nfrom ..d import q\nfrom ... import zz\n")
put("p/sub/n.py", "v = 'n'\nfrom ..d import q\nprint(q)\n")
put("nsp/mod.py", "print('in namespace', __name__)\n")
put("bad.py", "print('bad runs')\n1/0\n")
put("syn.py", "def (:\n")
put("p/badsub.py", "import nonexistent_thing\n")
put("c1.py", "print('c1 start')\nimport c2\nprint('c1', c2.name)\nname = 'one'\n")
put("c2.py", "print('c2 start')\nimport c1\nprint(hasattr(c1, 'name'))\nname = 'two'\n")
put("f1.py", "from f2 import a\nb = 1\n")
put("f2.py", "from f1 import b\na = 1\n")
put("all1.py", "__all__ = ['u', '_w']\nu = 1\n_w = 2\nz = 3\n")
put("all2.py", "__all__ = ['nope']\n")
put("star.py", "_p = 1\nq = 2\n__r = 3\n")
put("both.py", "print('py wins')\n")
put("both/__init__.py", "print('package wins')\n")
put("mpyfirst.py", "print('source')\n")
put("selfrep.py", "import sys\nsys.modules[__name__] = 42\n")
t("import p"); t("import p"); t("import p.a"); print('p.a' in sys.modules, 'p.b' in sys.modules, sorted(k for k in sys.modules if k.startswith('p')))
t("import p.c"); t("import p.sub.n"); t("from p import sub; print(sub.__name__, sub.n.v)")
t("import nsp.mod"); t("import nsp; print(nsp, nsp.__path__, hasattr(nsp,'__file__'))")
t("import bad"); print('bad' in sys.modules); t("import bad")
t("import syn"); print('syn' in sys.modules)
t("import p.badsub"); print('p.badsub' in sys.modules)
t("import p.zzz"); t("import p.a.b"); t("import zzz.a"); t("from p import zzz"); t("from p.b import zzz"); t("from zzz import a")
t("import c1"); t("import f1"); print('f1' in sys.modules, 'f2' in sys.modules)
t("from all1 import *\nprint(u, _w)\nprint(z)"); t("from all2 import *"); t("from star import *\nprint(q)\nprint(_p)")
t("import both"); t("import selfrep; print(selfrep)"); t("import selfrep as s; print(s)")
t("from . import x"); t("from .p import x"); t("from .. import x")
t("import p.b as pb; print(pb.y)"); t("import p.b, p.d as e; print(p, e.q)")
t("__import__('p.b'); print(__import__('p.b'))"); t("print(__import__('p.b', None, None, ['y']))"); t("print(__import__('b', {'__name__':'p.a'}, None, ['y'], 1))"); t("__import__('')"); t("__import__('p', level=-1)"); t("__import__(3)"); t("__import__('p..b')"); t("__import__('.p')"); t("__import__('p.')")
t("import math, sys as s; print(math.__name__, s.__name__)")
t("import sys; del sys.modules['p.b']; import p.b"); 
t("import sys; sys.modules['fake'] = 7; import fake; print(fake)"); t("import sys; sys.modules['fake2'] = None; import fake2; print(fake2)")
t("import sys; sys.modules['p.fake'] = 8; import p.fake; print(p.fake)"); t("from fake import x")
t("from math import nope"); t("from math import *; print(pi)"); t("import math.x"); t("import sys.x")
rm(D)
