# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '{:{}}'.format('a', 5))
show(lambda: '{:{}}|'.format('a', '>5'))
show(lambda: '{:{w}}|'.format('a', w=5))
show(lambda: '{:{}{}}|'.format('a', '<', 5))
show(lambda: '{0:{1}}|'.format('a', 4))
show(lambda: '{:{}.{}f}'.format(3.14159, 8, 2))
show(lambda: '{:{}}'.format('a'))
show(lambda: '{:{x}}'.format('a'))
