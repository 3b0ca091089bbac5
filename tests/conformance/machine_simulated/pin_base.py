# oracle: cpython - no oracle has pins: these are the documentation's words
try:
    from machine import Pin, PinBase, Signal
except ImportError:
    expected = """0 True 0
1 False
True
Pin('Y1', mode=Pin.ANALOG) 2 1"""
    print(expected)
else:

    class Own(PinBase):
        level = 0

        def value(self, x=None):
            if x is None:
                return self.level
            self.level = x

    own = Own()
    signal = Signal(own, invert=True)
    signal.on()
    print(own.level, signal.value() == 1, own())
    own(1)
    print(own(), signal.value() == 1)
    print(isinstance(Pin("Y1"), PinBase))
    pin = Pin("Y1", Pin.ANALOG, drive=Pin.DRIVE_2)
    before = pin.drive()
    pin.drive(Pin.DRIVE_1)
    print(pin, before, pin.drive())
