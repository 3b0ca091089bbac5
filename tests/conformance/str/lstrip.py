print(repr('xabcx'.lstrip('x')))
