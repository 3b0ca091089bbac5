try:
    print(repr('abc'.index('x')))
except Exception as e:
    print(type(e).__name__, e)
print(repr('aéb'.index('b',1)))
try:
    print(repr('abc'.index('c',0,2)))
except Exception as e:
    print(type(e).__name__, e)
