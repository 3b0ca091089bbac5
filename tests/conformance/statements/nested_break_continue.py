for i in range(4):
    for j in range(4):
        if j == 2:
            break
        if i == 1:
            continue
        print(i, j)
    else:
        print("never")
    if i == 2:
        break
    k = 0
    while k < 3:
        k += 1
        if k == 2:
            continue
        print("k", k)
print(i, j, k)
