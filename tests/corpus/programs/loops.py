# for, while, range, break, continue, else, dead code
def f(n, xs):
    for i in range(n): print(i)
    for i in range(10): print(i)
    for i in range(1, n): print(i)
    for i in range(n, 0, -1): print(i)
    for i in range(0, 10, 3): print(i)
    for i in range(0, n, n): print(i)
    for i in range(0, n, 0): print(i)
    for i in range(*n): print(i)
    for i in range(n, *xs): print(i)
    for i in range(stop=n): print(i)
    for i in range(): print(i)
    for i, j in range(n): print(i)
    for i.x in range(n): print(i)
    for i in range(n + 1):
        if i: break
        elif xs: continue
    else: print("else")
    for i in range(5):
        if i: break
    else: print("else")
    for x in xs:
        if x: break
        if n: continue
        for y in x:
            if y: break
            else: continue
        else: break
    else:
        print("else")
    while n:
        n -= 1
        if n: break
        continue
    else: print("else")
    while True:
        if n: break
    while True:
        while n and xs or not x:
            return 1
    return 2
    print("dead")
def g():
    while 1:
        pass
def h(x):
    raise x
    print("dead")
def k(x):
    if x: return
    else: return x
    return 5
def l(x, y):
    return x if y else x + 1
for x in y:
    try:
        if x: break
        if y: continue
    finally:
        print(x)
    try:
        if x: continue
        break
    except A:
        break
    except B as e:
        continue
    with x:
        break
for x in [1]: pass
for x, in y: pass
for (x, y), *z in w: pass
for x[0] in y: pass
