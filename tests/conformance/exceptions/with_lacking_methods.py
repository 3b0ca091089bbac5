class No:
    pass


class OnlyEnter:
    def __enter__(self):
        return self


for c in (No, OnlyEnter):
    try:
        with c():
            print("body")
    except (AttributeError, TypeError):
        print("error")
