print(repr('xabcx'.rstrip('x')))
