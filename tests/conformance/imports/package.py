# cpython: differs - the files are not beside the program there
import os

os.mkdir("pkg")
os.mkdir("pkg/sub")
files = {
    "pkg/__init__.py": "print('pkg')\nfrom .a import va\nname = __name__\n",
    "pkg/a.py": "print('pkg.a', __name__)\nva = 'a'\n",
    "pkg/b.py": "from . import a\nfrom .sub import deep\nvb = a.va + deep.vd\n",
    "pkg/sub/__init__.py": "",
    "pkg/sub/deep.py": "from ..a import va\nvd = va + 'deep'\n",
}
for name, text in files.items():
    with open(name, "w") as f:
        f.write(text)
import pkg

print(pkg.va, pkg.name)
import pkg.b

print(pkg.b.vb, pkg.sub.deep.vd)
from pkg.sub import deep

print(deep.vd)
from pkg import a as x

print(x.va)
