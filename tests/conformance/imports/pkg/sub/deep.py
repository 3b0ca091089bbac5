from ..a import va
vd = va + 'deep'
