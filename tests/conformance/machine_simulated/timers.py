# oracle: cpython - no oracle has timers: these are the documentation's words
try:
    from machine import Timer, RTC, WDT, time_pulse_us, Pin
    import time
except ImportError:
    print("""1
3
3 True
[1, 2, 1, 2]
(2020, 2, 29, 5, 13, 14, 15)
-2
True
fed""")
else:
    seen = []
    t = Timer(-1)
    t.init(mode=Timer.ONE_SHOT, period=5, callback=lambda t: seen.append(1))
    time.sleep_ms(20)
    print(len(seen))
    seen = []

    def tick(t):
        seen.append(t)
        if len(seen) == 3:
            t.deinit()

    t = Timer(period=2, mode=Timer.PERIODIC, callback=tick)
    time.sleep_ms(30)
    print(len(seen))
    time.sleep_ms(10)
    print(len(seen), seen[0] is t)
    order = []
    a = Timer(freq=100, callback=lambda t: order.append(1))
    time.sleep_ms(2)
    b = Timer(period=10, callback=lambda t: order.append(2))
    time.sleep_ms(25)
    a.deinit()
    b.deinit()
    print(order)
    rtc = RTC()
    rtc.datetime((2020, 2, 29, 5, 13, 14, 15, 0))
    print(rtc.datetime()[:7])
    p = Pin("Y1", Pin.OUT, value=0)
    print(time_pulse_us(p, 1, 1000))

    class Pulse:
        # High from the third look to the sixth.
        looks = 0

        def __call__(self):
            self.looks += 1
            return 3 <= self.looks < 6

    print(time_pulse_us(Pulse(), 1, 100000) >= 0)
    WDT(timeout=1000).feed()
    print("fed")
