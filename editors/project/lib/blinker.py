class Blinker:
    def __init__(self, pin):
        self.pin = pin

    def toggle(self):
        print("blink", self.pin)
