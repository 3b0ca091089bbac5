for i in range(5):
    print(i, end=" ")
    i = 10
print(i)
for i in range(3):
    for i in range(2):
        pass
    print(i, end=" ")
print()
n = 3
for i in range(n):
    n = 10
    print(i, end=" ")
print()
x = [0, 0, 0]
for x[1] in range(4):
    pass
print(x)
