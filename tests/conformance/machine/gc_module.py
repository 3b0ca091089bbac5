# cpython: differs - memory figures
import gc

gc.collect()
before = gc.mem_alloc()
l = [bytearray(1000) for _ in range(10)]
during = gc.mem_alloc()
print(during - before >= 10000, gc.mem_free() > 0)
l = None
gc.collect()
print(gc.isenabled())
gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled(), type(gc.mem_alloc()))
