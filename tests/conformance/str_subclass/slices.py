class T(str):
    pass


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: T('abcabc')[1:3])
show(lambda: T('abcabc')[:2])
show(lambda: T('abcabc')[-2:])
show(lambda: T('abcabc')[:])
show(lambda: T('abcabc')[5:1])
show(lambda: T('abcabc')[-100:100])
show(lambda: T('abcabc')[2:2])
show(lambda: T('abcabc')[:-1])
show(lambda: T('abcabc')[True:])
show(lambda: ''[:])
