try:
    print(repr('abc'.rindex('x')))
except Exception as e:
    print(type(e).__name__, e)
print(repr('abcabc'.rindex('a')))
