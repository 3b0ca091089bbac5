# cpython: differs - the arguments are others, which is what is shown
import builtins

class Package:
    inner = "inside"

def importer(name, *rest):
    print(name, type(rest[0]).__name__, rest[1:])
    return Package

own = builtins.__import__
builtins.__import__ = importer
import one
import two.three
import two.inner as four
from five import inner
from six import inner as seven, inner
print(one is Package, two is Package, four, inner, seven)
del builtins.__import__
print(own("sys").__name__)
try:
    import nothing_there
except ImportError as e:
    print(e)
