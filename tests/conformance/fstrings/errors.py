# cpython: differs - other mistakes are noticed
for src in ("f'{'", "f'}'", "f'{x!z}'", "f'{x y}'", "f'{1:}'", "f'{*a}'"):
    try:
        exec(src, {"x": 1})
        print("fine")
    except SyntaxError:
        print("SyntaxError")
    except ValueError:
        print("ValueError")
    except TypeError:
        print("TypeError")
