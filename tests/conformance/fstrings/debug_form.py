# cpython: differs - maybe the text kept
x = 3
try:
    exec('print(f"{x=}")')
except Exception as e:
    print(type(e).__name__)
