# Blink an LED five times.
import time

try:
    from pyb import LED
except ImportError:

    class LED:  # no board: a lamp that only remembers
        def __init__(self, number):
            self.lit = False

        def toggle(self):
            self.lit = not self.lit

        def intensity(self):
            return 255 if self.lit else 0


led = LED(1)
for i in range(10):
    led.toggle()
    print("on" if led.intensity() else "off")
    time.sleep_ms(20)
