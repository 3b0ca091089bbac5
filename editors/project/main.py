import time
from blinker import Blinker

led = Blinker(1)
for _ in range(3):
    led.toggle()
    time.ticks_foo()
pin = Pin(2)
return led
