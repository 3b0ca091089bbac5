# Tilt the board, and a servo follows.
try:
    from pyb import Accel, Servo
except ImportError:

    class Accel:  # no board: flat on the table
        def x(self):
            return 0

    class Servo:
        def __init__(self, number):
            self.degrees = 0

        def angle(self, degrees=None):
            if degrees is None:
                return self.degrees
            self.degrees = degrees


def to_angle(reading, full=21):
    """An acceleration of -full..full as an angle of -90..90 degrees."""
    reading = max(-full, min(full, reading))
    return reading * 90 // full


accel = Accel()
servo = Servo(1)
for step in range(3):
    servo.angle(to_angle(accel.x()))
    print("step", step, "angle", servo.angle())
for reading in (-30, -21, -10, 0, 5, 21):
    print(reading, "->", to_angle(reading))
