# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'ein→zwei→→drei'.rpartition('→'))
show(lambda: 'ein→zwei→→drei'.rpartition('ž'))
show(lambda: 'ein→zwei→→drei'.rpartition('ein→zwei→→drei'))
show(lambda: ''.rpartition('→'))
show(lambda: 'ein→zwei→→drei'.rpartition(''))
show(lambda: 'éééé'.rpartition('éé'))
