# A fast Fourier transform of complex numbers, kept as two lists of floats.
from math import cos, pi, sin


def transform(re, im):
    n = len(re)
    j = 0
    for i in range(1, n):
        bit = n >> 1
        while j & bit:
            j ^= bit
            bit >>= 1
        j ^= bit
        if i < j:
            re[i], re[j] = re[j], re[i]
            im[i], im[j] = im[j], im[i]
    size = 2
    while size <= n:
        half = size // 2
        angle = -2 * pi / size
        step_re, step_im = cos(angle), sin(angle)
        for start in range(0, n, size):
            w_re, w_im = 1.0, 0.0
            for k in range(start, start + half):
                other = k + half
                t_re = w_re * re[other] - w_im * im[other]
                t_im = w_re * im[other] + w_im * re[other]
                re[other] = re[k] - t_re
                im[other] = im[k] - t_im
                re[k] += t_re
                im[k] += t_im
                w_re, w_im = w_re * step_re - w_im * step_im, w_re * step_im + w_im * step_re
        size *= 2


def main():
    n = 8192
    re = [float(i * 7 % 31) for i in range(n)]
    im = [0.0] * n
    transform(re, im)
    return int(sum(x * x + y * y for x, y in zip(re, im)) / n + 0.5)
