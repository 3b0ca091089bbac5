d = {1: 2}
d.__setitem__(3, 4)
print(d.__getitem__(3), len(d))
d.__delitem__(3)
print(d)
