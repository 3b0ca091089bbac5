# cpython: differs - other values
eval("1 // 0")
