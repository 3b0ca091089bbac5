# cpython: differs - the same built-in base may come twice there
def show(source):
    try:
        exec(source, {})
        print("made")
    except TypeError as e:
        print(e.args)


show("class C(int, str): pass")
show("class C(int, int): pass")
show("class A(int): pass\nclass B(A): pass\nclass C(A, B): pass")
show("class A(int): pass\nclass B(A): pass\nclass C(B, A): pass")
show("class A(int): pass\nclass B: pass\nclass C(A, B): pass")
show("class A(int): pass\nclass B: pass\nclass C(B, A): pass")
show("class A(Exception): pass\nclass B(A, Exception): pass")
show("class C(int, object): pass")
show("type('C', (int, 5), {})")
show("type('C', (), {}, 5)")
show("type()")
