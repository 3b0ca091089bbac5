# cpython: differs - other exceptions
print("before")
import no_such_module
