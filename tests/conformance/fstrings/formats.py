x, f = 42, 3.14159
print(f"{x:5}|{x:<5}|{x:^5}|{x:>5}|{x:05}|{x:x}|{x:#x}|{x:b}|{x:,}" if False else f"{x:5}|{x:<5}|{x:^5}|{x:>5}|{x:05}|{x:x}|{x:#x}|{x:b}")
print(f"{f:.2f}|{f:8.3f}|{f:e}|{f:g}|{f:<8.1f}|{f:+.1f}")
print(f"{'ab':>5}|{'ab':*^6}|{'abcdef':.3}|{x!r:>6}|{'q'!r}|{'q'!s}")
w, p = 8, 2
print(f"{f:{w}.{p}f}|{x:{w}}|{'z':{'>'}{w}}")
