print(repr('%s'%[1,2]))
print(repr('%s %%'%1))
print(repr('%5s'%None))
