# cpython: differs - sys.modules has __main__
import sys
print('__main__' in sys.modules, __name__)
import __main__
print(__main__, __main__ is sys.modules.get('__main__'))
