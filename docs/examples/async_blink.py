# Two LEDs blink at their own pace, as two tasks.
import asyncio

try:
    from pyb import LED
except ImportError:

    class LED:
        def __init__(self, number):
            self.number = number

        def toggle(self):
            pass


async def blink(number, period_ms, times, log):
    led = LED(number)
    for _ in range(times):
        led.toggle()
        log.append(number)
        await asyncio.sleep_ms(period_ms)
    return "LED {} done".format(number)


async def main():
    log = []
    results = await asyncio.gather(blink(1, 20, 6, log), blink(2, 50, 3, log))
    for result in results:
        print(result)
    print("toggles:", log.count(1), log.count(2))


asyncio.run(main())
