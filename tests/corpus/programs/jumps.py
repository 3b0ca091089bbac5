# distances around the sizes of one and two bytes
def f10(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b or b
def f11(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b or b
def f12(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b or b
def f13(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f14(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f15(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f16(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f17(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f18(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f19(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f20(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f21(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f22(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f23(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f24(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f25(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f26(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f27(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f28(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f29(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f30(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f31(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f32(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f33(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f34(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f35(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f36(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f37(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f38(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f39(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f60(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f62(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f63(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f64(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f65(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f100(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f200(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
def f2000(a, b):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    while b:
        a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b; a.b
    for i in a:
        b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b; b
        if i: continue
        a
    return a and b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b or b
