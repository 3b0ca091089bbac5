print(repr('abc'.rfind('')))
print(repr('aéb'.rfind('b')))
print(repr('abcabc'.rfind('c',0,5)))
