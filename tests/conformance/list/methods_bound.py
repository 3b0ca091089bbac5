append = [].append
append(1)
other = [3, 1, 2]
for method in (other.sort, other.reverse):
    print(method(), other)
print(list.append(other, 9), other)
