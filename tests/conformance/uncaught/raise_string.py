# cpython: differs - other values
raise "text"
