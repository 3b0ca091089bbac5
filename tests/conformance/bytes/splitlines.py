print(repr(b'a\nb'.splitlines()))
