class Animal:
    def __init__(self, name):
        self.name = name

    def speak(self):
        return self.name + " says " + self.sound()

    def sound(self):
        return "nothing"


class Dog(Animal):
    def sound(self):
        return "woof"


class Puppy(Dog):
    def __init__(self, name):
        super().__init__("little " + name)

    def sound(self):
        return super().sound() + "!"


for a in (Animal("it"), Dog("Rex"), Puppy("Bo")):
    print(a.speak())
print(issubclass(Puppy, Animal), isinstance(Puppy("x"), Dog), isinstance(Dog("x"), Puppy))
