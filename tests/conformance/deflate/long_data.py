# cpython: differs - CPython has no deflate
import deflate, io, binascii

# Compressed by zlib with a window of 4096 bytes.
DATA = binascii.a2b_base64(
    b"bdddrmS3DQTg96ziLiAPR+L/cgxkHBgY2IjtAFl+NJgm1dWo10GN7ml9Ekl9/+33b1/P1x+/fv3y9f2P3//97c+v"
    b"v7/97+9/nn/76z///eXPb//6+u2vr+cf33/kFsmt99z6mdskt99z+jMnJCfvufqZU5JT+Lv+M2gkaO/BbT+DToL+"
    b"HpTXikGCAT/l9Y1Jgvke9NePLhKs92C+dnExlgUu62kZSoM2u9dlPAt8lr4+djGiJbj3rx1YjGmhU722dTGphVRt"
    b"tRjWcmTtdZnXArCd/b2MbIGZ7N4HprYKT0yffua2wU3bbTO3DW6qvS69Vniv8vW9m7ltcLP92ofN3Da4Wbz2dzO3"
    b"DW7ebpu5bXDzWZe5bXCL+V7mtsEtZh+Y28br1vsrzE3ArdpNmJuAW/V5EOYmeN+ePmhCayJeuKdPsDA5wRu3+moI"
    b"oxPDEtF2wuzEMdyXWRieAN6SrhLC9CQ/qk/vBuMT4FvWdU2Zn2K99AZUBqhYML0rsTJBRcHo+q5MUFEwu2sobW0f"
    b"NbN7kTJBxaL5tKAyQcWqubpvKhNULJv76W9mggqCW57eDSaoILj1ee2zMUF7sNK3oDFBA8HtszITNBDc0d9sTNAE"
    b"m0jvhjFBA8FdM5/QAQUEZQSNCRpOKavPhjFBi49m1t/MBA07n/R5NiZo2Pq0b4ozQX+wT7agM0EHQYm+3c4EHQQl"
    b"u244E3QQlOqK5EzQFft11zpngg6COlXU6ZgJgipdn50JOs6a2pXfmaCDoHr3FGeCDoIa3a2CCQZOL9MGgwkGCNrT"
    b"/TWYYICgrW7cwQQDBxjpiSCYYOAEoz1qBBMMELSZYYIJhuNsNCvTxwIIWs03M8HAF8Mzu8EEo3Ds6n1OJpgPvkVa"
    b"MJlggqBbn41kgrlxoutTl0wwQdCzz3MywQTBePqmJBNMw2GxBZMJJgiG9O1OJpg4hlrXjaRPPpxDoytSMsEEwaiu"
    b"dcUE68FHYgsWEywQzN31uZhgbZyH56XKBAsE07unFBMsEMzsblVMsAxH7RYsJlggeHauV2aCBYKl3buLCVbiFN9T"
    b"QTHBAsHKnjeODnswPjiNPk8jrmfR/Pp4Jdz1N81/vCq0P349QvMfDwvvnTn/leb14yHS274eo3l8XqwxPX+K5vGF"
    b"sbbM+kHz+Mg4D4f5/qR5fGcs99mfonl8aqzse3R+Cssv9N1zSdeivgt9t+xZn/ou9N3W5WUt6rvQd0fXrrNVNK8f"
    b"L7wujOcZSfPoK1N1z9bSPPqK2qxPfdfnIzLn+6nvQl+pPftDfRf66upOtzb13c/HO3V8N/Xd6Hsq66xPfTf6avYA"
    b"cI4GzaOvrZ4u1qa+G31NenQ5R4nm0ffORWtT342+lnd96rvR19++n/pu9HW5+0N9N/r63X+hvoK+PoPuEuor6Bv3"
    b"/Aj1FfQNnfMp1FfQN+75F+or6Bs190uor6Bv3vsr1FfQN3Xqg1BfQd+89Ueor6BvPVPfhPoK+tatn0p9FX1rnqLn"
    b"6tM8+tat/0p9FXxPt57+otRXBfO3fyn1VcV8TH9U6qvgu9/6r1JfdczL9HelvhqYv/ODUl9NzNfMJ0p9FXz3vvOP"
    b"UV97MG/ja9TXFubv/GbU19BX1ny/UV9DX5nJcxn1NfSVmP036mvoq9fXqK+hr8qcH6O+hr460/4p7TSPvqc8zP5Q"
    b"X0Nfm3fKOUks7+hr9/469XX0tXlhLae+jr6+p/449XX09XkbnotP8+h7ynnvv1NfR9/7qj2tjObRN2zqv1NfR9/I"
    b"6S9OfR19T7+Y/aG+jr5p0x+D+gb65u2/QX0Dfc+4N+tT30DfspkfgvoG+lbNfBLUN8BXnj3zT1DfMMzf+Sqobzjm"
    b"665PfQN85cwf8/3UNxLzfveH+gb4ymlgvf9JffPB/J2fk/rmwnzM+Unqm+ArsuZ8JvVNwbzO+U/qm+grOfcrqW+i"
    b"r977m9Q30Vdt6kNS30TfU2/n+6lvoq/J1Lekvom+FlM/i/oW+voa36K+hb6uU/+L+hb6ek5/Kepb6Bt7+ldR30Lf"
    b"8OmPRX0LffP236K+hb6p09+L+hb6Zs78UNS30Lf2zCdFfQt9zzz82v/9MN8f//qWP7e3fc9gRvML83rX3zS/MZ/9"
    b"/fsRmgdfXbv35/xwmlfMe+//fozmwVf3+O7Had4xrzLrB80H5lPn+5PmwVdl++xP0Xxh3vt+nacAyy/01bm/e1Hf"
    b"hb5qe9anvgt9tbr+nKcGzaOvSde3vajvQl+Lrp97Ud+Fvj71+TxlaB593W3Wp74LfePJ+X7qu9A3bM/+UN+Fvufn"
    b"9v5v6rvRN6f/7k19N/pm6qxPfTf61u75YW/qu9G3oueTM1jSPPjas3r+OXA0b5if+Wpv6rvB19Zz16e+OzBv9/up"
    b"707M190f6rvB95yG2X+hvvJgfubn81SlefC18xyc9amvbMznnE+hvgK+dgpc749QX0HfcwF6/4X6Cvravb9CfQV9"
    b"z3Nt1qe+gr6nXcz3U19BX/epb0J9BX1jTf1U6qvoGz6+Sn0VffOZ+q/UV9H3jLf9/Up9FX3rmf6l1FfRt2z6o1Jf"
    b"Bd/za8dXqa865m36u1JfBd8f4+p8P/XVxLzNfKLUV8HXz/zU+2/U1x7M2/ga9TXwdXlbn/raxvz9fqO+Br6ud3+M"
    b"+ppi/u6/UV9DX7u+Rn0Nfe2eH6O+hr5+z6dRX0Nfv+ffqK+hb9z75dTX0fft/jr1dfTNWx+c+jr65q0/Tn0dfevW"
    b"N6e+jr5166dTXwffeG59durrjvlb/536Ovie8jn9xamvJ+Zv/3Lq6+Ab+/bHoL7xYP7236C+Ab4ht78H9Y2N+Ts/"
    b"BPUN8A2980lQ3wDfsDv/BPUN9LU7XwX1DfT1O78F9Q309TsfBvUN9I07fwb1DfSNO98m9U30fZufk/om+uadz5P6"
    b"JvrWnf+T+ib45nPfF0l9UzF/3y9JfRN8T/kZ36S+6Zi/76+kvgm+ue/7LqlvJubv+zGpb4Jvyn2fFvUt8D2nYXyL"
    b"+tbCvE/9L+pb4Ju2p78U9S30tZz+VdS30Nd1+mNR30LfuP23qG+h77nAsz71LfTNPfNDUd9C38yZT4r6FvqWnvnn"
    b"/w=="
)
text = deflate.DeflateIO(io.BytesIO(DATA), deflate.RAW, 12)
print(binascii.crc32(text.read()))
lines = deflate.DeflateIO(io.BytesIO(DATA), deflate.RAW, 12)
print(lines.readline())
print(lines.readline(7), lines.readline())
count = 2
while True:
    more = lines.readline()
    if not more:
        break
    line = more
    count += 1
print(count, line)
pieces = deflate.DeflateIO(io.BytesIO(DATA), deflate.RAW, 12)
crc = total = 0
while True:
    piece = pieces.read(37)
    if not piece:
        break
    crc = binascii.crc32(piece, crc)
    total += len(piece)
print(total, crc)
GZ = binascii.a2b_base64(
    b"H4sIAAAAAAACA2NgZGJmYWVj5+Dk4ubh5eMXEBQSFhEVE5eQlJKWkZWTV1BUUlZRVVPX0NTS1tHV0zcwNDI2MTUz"
    b"t7C0sraxtbN3cHRydnF1c/fw9PL28fXzDwgMCg4JDQuPiIyKjomNi09ITEpOSU1Lz8jMys7JzcsvKCwqLiktK6+o"
    b"rKquqa2rb2hsam5pbWvv6Ozq7unt658wcdLkKVOnTZ8xc9bsOXPnzV+wcNHiJUuXLV+xctXqNWvXrd+wcdPmLVu3"
    b"bd+xc9fuPXv37T9w8NDhI0ePHT9x8tTpM2fPnb9w8dLlK1evXb9x89btO3fv3X/w8NHjJ0+fPX/x8tXrN2/fvf/w"
    b"8dPnL1+/ff/x89fvP3///WcY9f+o/0f9P+r/Uf+P+n/U/6P+H/X/qP9H/T/q/1H/j/p/1P+j/h/1/6j/R/0/6v9R"
    b"/4/6f9T/o/4f9f+o/0f9P+r/Uf+P+n/U/6P+H/X/qP9H/T/q/1H/j/p/CPofAJ07zrsAKAAA"
)
print(binascii.crc32(deflate.DeflateIO(io.BytesIO(GZ), deflate.GZIP).read()))
