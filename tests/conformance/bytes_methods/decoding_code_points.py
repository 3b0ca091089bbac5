# cpython: differs - which code points the bytes stand for is not looked at
for data in (b'\xed\xa0\x80', b'\xc0\x80', b'\xf4\x90\x80\x80', b'\xf7\xbf\xbf\xbf', b'\xf8\x80\x80\x80\x80', b'\xff',
             b'\xe2\x82', b'\x80', b'\xc1\xbf', b'\xe0\x80\x80', b'\xc3\xa9', b'\xc3\xa9\x80', b'\xc3a', b'a\xc3'):
    try:
        text = data.decode()
        print(repr(text), len(text), [ord(c) for c in text], text.encode() == data)
    except UnicodeError as e:
        print('UnicodeError', e)
