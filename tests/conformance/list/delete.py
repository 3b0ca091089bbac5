numbers = list(range(10))
del numbers[0]
del numbers[-1]
del numbers[2:4]
print(numbers)
del numbers[5:]
del numbers[:1]
print(numbers)
del numbers[3:1]
del numbers[:]
print(numbers)
try:
    del numbers[0]
except IndexError:
    print("IndexError")
