# oracle: cpython - no oracle has pins: these are the documentation's words
try:
    from machine import Pin, Signal
except ImportError:
    expected = """1
0
1 0
True False
rise 1
fall 0
rise 1
[1, 2, 1]
0
1
1 0
0 1
0
Pin('X1', mode=Pin.OUT)
ValueError"""
    print(expected)
else:
    a = Pin("X1", Pin.OUT, value=1)
    b = Pin("X1", Pin.IN)
    print(b.value())
    a.off()
    print(b())
    a.on()
    x = b.value()
    a.toggle()
    print(x, b.value())
    print(a.mode() == Pin.OUT, a.mode() == Pin.IN)
    seen = []

    def moved(pin):
        print("rise" if pin.value() else "fall", pin.value())
        seen.append(pin.irq_object.flags())

    class Watched(Pin):
        pass

    w = Watched("X1", Pin.IN)
    w.irq_object = w.irq(moved, Pin.IRQ_RISING | Pin.IRQ_FALLING)
    a(1)
    a(1)
    a(0)
    a(1)
    w.irq(None)
    a(0)
    print(seen)
    s = Signal(a, invert=True)
    s.on()
    print(a.value())
    s.off()
    print(a())
    s.value(0)
    print(a(), s.value())
    s.on()
    print(a(), s())
    od1, od2 = Pin("X2", Pin.OPEN_DRAIN, value=1), Pin("X2", Pin.OPEN_DRAIN, value=1)
    od2(0)
    print(od1())
    print(a)
    try:
        Pin("X3", 77)
    except ValueError:
        print("ValueError")
