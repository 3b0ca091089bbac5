for d, key in (({}, 1), ({1: 2}, "x"), ({"a": 1}, (1, 2))):
    try:
        d[key]
    except KeyError as e:
        print("KeyError", e.args)
    try:
        del d[key]
    except KeyError as e:
        print("KeyError", e.args)
    try:
        d.pop(key)
    except KeyError as e:
        print("KeyError", e.args)
