x = 1
import cb
y = cb.z + 1
