def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'aßcaßc'.rindex('ß'))
show(lambda: 'aßcaßc'.rindex('ß', 0, 2))
show(lambda: 'aßcaßc'.rindex('ž'))
show(lambda: 'aßcaßc'.rindex('ß', 9))
show(lambda: 'aßcaßc'.rindex(''))
