print(range(10)[2:5], range(10)[::-1][2], range(0, 10, 3)[1:3], range(10)[-3:])
print(list(range(10)[::-2]), list(range(20)[5:15:3]), list(range(10)[8:2]))
