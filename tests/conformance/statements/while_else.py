n = 3
while n:
    n -= 1
else:
    print("ran out", n)
n = 5
while True:
    n -= 1
    if n == 2:
        break
else:
    print("never printed")
print(n)
while n:
    n -= 1
    if n:
        continue
    print("last")
while False:
    print("never")
else:
    print("else of a loop that never ran")
