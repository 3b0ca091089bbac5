def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 5 == 2.5)
show(lambda: 5 == True)
show(lambda: False == 3)
show(lambda: 5 == 'a')
show(lambda: 5 == None)
show(lambda: 5 == [1])
show(lambda: 5 == 1j)
show(lambda: 10 ** 20 == 0.5)
show(lambda: 10 ** 20 == b'x')
show(lambda: 5 == (1,))
show(lambda: None == 5)
show(lambda: 'a' == 5)
