# cpython: differs - messages of exceptions, and what MicroPython leaves out
try:
    print(repr(' a  b c '.rsplit(None,1)))
except Exception as e:
    print(type(e).__name__, e)
print(repr('a,b,c'.rsplit(',',1)))
print(repr('a,b,c'.rsplit(',')))
print(repr('a,b,c'.rsplit(',',0)))
print(repr(' a b '.rsplit()))
