import sys

for call in (lambda: sys.exit(), lambda: sys.exit(3), lambda: sys.exit("bye")):
    try:
        call()
    except SystemExit as e:
        print(e.args)
try:
    raise SystemExit(1, 2)
except Exception:
    print("never")
except SystemExit as e:
    print("SystemExit", e.args)
