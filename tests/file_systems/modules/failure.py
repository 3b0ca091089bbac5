# Says how something failed.
def fails(f, *args):
    try:
        print("no error", f(*args))
    except OSError as e:
        print("OSError", e.errno)
