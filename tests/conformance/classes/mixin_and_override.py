class Json:
    def dump(self):
        return {k: v for k, v in sorted(self.__dict__.items())}


class Named:
    def __init__(self, name):
        self.name = name

    def hello(self):
        return "hello " + self.name


class User(Named, Json):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age

    def hello(self):
        return super().hello() + "!"


u = User("Ada", 36)
print(u.hello(), sorted(u.dump().items()))
