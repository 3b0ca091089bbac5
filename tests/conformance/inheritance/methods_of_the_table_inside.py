# oracle: cpython - the other one's methods of a type take no instances of what derives from it
# They work on the table inside, and not on what the class makes of it.
class Table(dict):
    def __getitem__(self, key):
        print("get", key)
        return dict.__getitem__(self, key)

    def __setitem__(self, key, value):
        print("set", key)
        dict.__setitem__(self, key, value)

    def __delitem__(self, key):
        print("delete", key)
        dict.__delitem__(self, key)


t = Table()
t[1] = 2
print(t[1])
del t[1]
print(t)
try:
    t[5]
except KeyError as e:
    print(e.args)
