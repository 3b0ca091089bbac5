print('pkg')
from .a import va
name = __name__
