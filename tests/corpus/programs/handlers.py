# try, with, raise
try: a
except: b
try: a
except A: b
try: a
except A as e: b
try: a
except (A, B) as e: b
except C: c
except: d
try: a
except A: b
else: c
try: a
finally: b
try: a
except A as e: b
else: c
finally: d
def f(x):
    try:
        return 1
    except A as e:
        return e
    finally:
        return 2
def g(x):
    for i in x:
        try:
            try:
                continue
            finally:
                break
        except A as e:
            continue
        with a as b, c, d as (e, f):
            return b
    with a: pass
    with a as b.c: pass
    with a as b[0]: pass
    try:
        with a:
            raise
    except: pass
    raise A
    raise A from b
    raise
def h():
    try:
        try: a
        except: raise
    except A as e:
        try: b
        except B as e: c
    while x:
        try: return 1
        except: break
        else: continue
        finally: d
