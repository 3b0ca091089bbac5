# oracle: cpython - MicroPython 1.29 documents it, 1.27 has no error handlers
def show(*arguments):
    for name, decode in (('decode', bytes.decode), ('str', str)):
        try:
            text = decode(*arguments)
            print(name, [ord(c) for c in text])
        except UnicodeError as e:
            print(name, 'UnicodeError', isinstance(e, ValueError))
        except LookupError:
            print(name, 'LookupError')


WRONG = (
    b'hello\xffworld', b'\xff', b'\xffab', b'ab\xff', b'\x80', b'\x80\x80', b'a\xe2\x82',
    b'a\xe2\x82b', b'\xe2', b'\xe2a', b'\xe2\xe2\x82\xac', b'\xf0\x9f\x98', b'\xf0\x9f\x98z\xc3',
    b'\xc3\xa9\xa9\xc3\xa9', b'\xfe\xff', b'\xf8\x88\x80', b'\xc3\xa9' * 20 + b'\xff' * 20,
)
for data in WRONG:
    for errors in ('strict', 'ignore', 'replace'):
        show(data, 'utf-8', errors)
        show(data, 'utf8', errors)

for data in (b'', b'abc', b'\xc3\xa9', b'\xe6\x97\xa5', b'\xf0\x9f\x98\x80!'):
    for errors in ('strict', 'ignore', 'replace'):
        show(data, 'utf-8', errors)

print(bytearray(b'a\xffb').decode('utf-8', 'ignore'))
print(str(bytearray(b'a\xffb'), 'utf-8', 'ignore'), str(memoryview(b'xa\xffbx')[1:4], 'utf-8', 'ignore'))
print(len(b'a\xffb'.decode('utf-8', 'replace') + 'c'), b'a\xffb'.decode('utf-8', 'replace') == 'a\ufffdb')

for name in ('utf-8', 'utf8', 'ascii', 'morse', 'utf-99', ''):
    show(b'abc', name)
    for encode in (str.encode, bytes):
        try:
            print(encode('abc', name))
        except LookupError:
            print('LookupError')
