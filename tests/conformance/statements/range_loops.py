for i in range(3, 10, 3):
    print(i, end=" ")
for i in range(10, 3, -3):
    print(i, end=" ")
for i in range(5, 5):
    print("never")
step = -2
for i in range(6, 0, step):
    print(i, end=" ")
print(i)
try:
    for i in range(1, 2, 0):
        print("never")
except ValueError:
    print("ValueError")
for i in range(-3, 3):
    print(i, end=" ")
print()
