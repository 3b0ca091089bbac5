class A:
    def m(self):
        pass


a = A()
print(a.m == a.m, a.m == A().m, A.m is A.m)
