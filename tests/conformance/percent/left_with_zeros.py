# cpython: differs - zeros to the left of a width are taken for digits
# A precision above 1 counts digits also where a number stands to the left of its width.
class P:
    def __int__(self):
        return 3

for f in ['%-0.10d|', '%-08.5d|', '%08.5d|', '%-8.5d|', '%+08.5d|', '% 08.5d|', '%-+8.5d|', '%.5d|', '%8.5d|', '%05.3d|',
          '%-05.3d|', '%0.3d|', '%-0.3d|', '%-.3d|', '%#.8x|', '%-#.8x|', '%-0.8x|', '%#-012.8x|', '%#012.8x|',
          '%012.8o|', '%-012.3d|', '%-03.5d|', '%-0.0d|', '%-05.2d|', '%-+0.10d|', '%- 0.10d|', '%-010.10d|',
          '%-015.10i|', '%015.10u|', '%<-0.10d']:
    for v in (3, -3, 123456789012345678901, P(), True):
        try:
            print(f, repr(f % v))
        except Exception as e:
            print(f, repr(e))
