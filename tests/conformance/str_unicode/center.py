# oracle: cpython - characters count, as MicroPython 1.29 documents; 1.27 counted bytes
for text, width in (
    ('aßc', 9), ('aßc', 7), ('aßc', 4), ('aßc', 3), ('aßc', 2), ('aßc', 0),
    ('ß', 2), ('ß', 5), ('日本', 6), ('Hello 世界', 12), ('😀', 3),
):
    middle = text.center(width)
    print('|' + middle + '|', len(middle), len(middle.encode()))
