# A door that opens, waits, and closes: a small state machine with classes.


class State:
    def enter(self, door):
        print("->", type(self).__name__)

    def on(self, door, event):
        return self


class Closed(State):
    def on(self, door, event):
        if event == "button":
            return Opening()
        return super().on(door, event)


class Opening(State):
    def enter(self, door):
        super().enter(door)
        door.position = 0

    def on(self, door, event):
        if event == "tick":
            door.position += 50
            if door.position >= 100:
                return Open(ticks=2)
        return super().on(door, event)


class Open(State):
    def __init__(self, ticks):
        self.ticks = ticks

    def on(self, door, event):
        if event == "tick":
            self.ticks -= 1
            if self.ticks == 0:
                return Closing()
        return super().on(door, event)


class Closing(State):
    def on(self, door, event):
        if event == "button":
            return Opening()
        if event == "tick":
            door.position -= 100
            if door.position <= 0:
                return Closed()
        return super().on(door, event)


class Door:
    def __init__(self):
        self.position = 0
        self.state = Closed()

    def send(self, event):
        following = self.state.on(self, event)
        if following is not self.state:
            self.state = following
            following.enter(self)


door = Door()
for event in "tick button tick tick tick tick button tick tick tick tick tick".split():
    door.send(event)
print("position", door.position, "state", type(door.state).__name__)
