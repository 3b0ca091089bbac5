# cpython: differs - other values
x = (1 +
     2 +
     [][0])
