print('loading')
x = 5

def get():
    return x

def bump():
    global x
    x += 1
