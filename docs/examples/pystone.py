# Pystone: Reinhold Weicker's Dhrystone (1984) in Python, written from the published description
# of the benchmark: the mix of statements, calls and data that typical programs have.
import time

try:
    ticks_ms, ticks_diff = time.ticks_ms, time.ticks_diff
except AttributeError:

    def ticks_ms():
        return int(time.time() * 1000)

    def ticks_diff(end, start):
        return end - start


IDENT_1, IDENT_2, IDENT_3, IDENT_4, IDENT_5 = range(1, 6)


class Record:
    def __init__(self, link=None, discriminant=0, enumeration=0, integer=0, text=""):
        self.link = link
        self.discriminant = discriminant
        self.enumeration = enumeration
        self.integer = integer
        self.text = text

    def copy(self):
        return Record(self.link, self.discriminant, self.enumeration, self.integer, self.text)


integer_global = 0
boolean_global = False
char_1_global = "\0"
char_2_global = "\0"
array_1_global = [0] * 51
array_2_global = [array_1_global[:] for _ in range(51)]
record_global = None
next_record_global = None


def run(loops):
    global integer_global, boolean_global, char_1_global, char_2_global
    global record_global, next_record_global
    next_record_global = Record()
    record_global = Record(
        next_record_global, IDENT_1, IDENT_3, 40, "DHRYSTONE PROGRAM, SOME STRING"
    )
    string_1 = "DHRYSTONE PROGRAM, 1'ST STRING"
    array_2_global[8][7] = 10
    start = ticks_ms()
    for i in range(loops):
        procedure_5()
        procedure_4()
        int_1 = 2
        int_2 = 3
        string_2 = "DHRYSTONE PROGRAM, 2'ND STRING"
        enum = IDENT_2
        boolean_global = not function_2(string_1, string_2)
        while int_1 < int_2:
            int_3 = 5 * int_1 - int_2
            int_3 = procedure_7(int_1, int_2)
            int_1 += 1
        procedure_8(array_1_global, array_2_global, int_1, int_3)
        record_global = procedure_1(record_global)
        char = "A"
        while char <= char_2_global:
            if enum == function_1(char, "C"):
                enum = procedure_6(IDENT_1)
            char = chr(ord(char) + 1)
        int_3 = int_2 * int_1
        int_2 = int_3 // int_1
        int_2 = 7 * (int_3 - int_2) - int_1
        int_1 = procedure_2(int_1)
    return ticks_diff(ticks_ms(), start)


def procedure_1(record):
    record.link = following = record_global.copy()
    record.integer = 5
    following.integer = record.integer
    following.link = record.link
    following.link = procedure_3(following.link)
    if following.discriminant == IDENT_1:
        following.integer = 6
        following.enumeration = procedure_6(record.enumeration)
        following.link = record_global.link
        following.integer = procedure_7(following.integer, 10)
    else:
        record = following.copy()
    following.link = None
    return record


def procedure_2(number):
    result = number + 10
    while True:
        if char_1_global == "A":
            result -= 1
            number = result - integer_global
            enum = IDENT_1
        if enum == IDENT_1:
            break
    return number


def procedure_3(record):
    global integer_global
    if record_global is not None:
        record = record_global.link
    else:
        integer_global = 100
    record_global.integer = procedure_7(10, integer_global)
    return record


def procedure_4():
    global char_2_global
    flag = char_1_global == "A"
    flag = flag or boolean_global
    char_2_global = "B"


def procedure_5():
    global char_1_global, boolean_global
    char_1_global = "A"
    boolean_global = False


def procedure_6(enum_in):
    enum_out = enum_in
    if not function_3(enum_in):
        enum_out = IDENT_4
    if enum_in == IDENT_1:
        enum_out = IDENT_1
    elif enum_in == IDENT_2:
        enum_out = IDENT_1 if integer_global > 100 else IDENT_4
    elif enum_in == IDENT_3:
        enum_out = IDENT_2
    elif enum_in == IDENT_5:
        enum_out = IDENT_3
    return enum_out


def procedure_7(a, b):
    return b + a + 2


def procedure_8(array_1, array_2, a, b):
    global integer_global
    place = a + 5
    array_1[place] = b
    array_1[place + 1] = array_1[place]
    array_1[place + 30] = place
    for i in range(place, place + 2):
        array_2[place][i] = place
    array_2[place][place - 1] += 1
    array_2[place + 20][place] = array_1[place]
    integer_global = 5


def function_1(a, b):
    return IDENT_2 if a == b else IDENT_1


def function_2(a, b):
    place = 1
    while place <= 1:
        if function_1(a[place], b[place + 1]) == IDENT_1:
            char = "A"
            place += 1
    if "W" <= char <= "Z":
        place = 7
    if char == "X":
        return True
    if a > b:
        place += 7
        return True
    return False


def function_3(enum):
    return enum == IDENT_3


if __name__ == "__main__":
    loops = 200
    milliseconds = run(loops)
    print("integer", integer_global, "boolean", boolean_global)
    print("chars", char_1_global, char_2_global)
    print("array", array_1_global[8], array_2_global[8][7])
    print("record", record_global.integer, record_global.text)
