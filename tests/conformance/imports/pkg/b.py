from . import a
from .sub import deep
vb = a.va + deep.vd
