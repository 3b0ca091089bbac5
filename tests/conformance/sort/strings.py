# cpython: differs - letters beyond ASCII are escaped
words = "the quick brown fox jumps over the lazy dog Ångström zebra Zebra".split()
print(sorted(words))
print(sorted(words, key=len)[0], sorted(words, key=lambda w: (len(w), w)))
words.sort(key=lambda w: w.lower(), reverse=True)
print(words[0], words[-1])
