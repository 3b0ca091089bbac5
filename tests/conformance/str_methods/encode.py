def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'abc'.encode())
show(lambda: 'é€'.encode())
show(lambda: 'é'.encode('utf-8'))
show(lambda: ''.encode())
show(lambda: 'abc'.encode('ascii'))
show(lambda: '😀'.encode())
