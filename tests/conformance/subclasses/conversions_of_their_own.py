# cpython: differs - built-in functions ask subclasses of numbers in other ways
# Subclasses of numbers are asked by their own methods where built-in functions want a number.
import array, cmath, io, json, math, random, struct

class Int(int):
    def __int__(self):
        print('__int__')
        return 9
    def __float__(self):
        print('__float__')
        return 9.5

class Float(float):
    def __float__(self):
        print('__float__')
        return 2.5

class P:
    def __int__(self):
        print('int')
        return 2
    def __float__(self):
        print('float')
        return 0.5

class I(int):
    pass

class F(float):
    pass

for e in """complex(Float(1.5))|complex(1,Float(2))|complex(P(),P())|complex(I(1))|complex(F(1),1)|math.sin(Float(1))
math.sin(Int(1))|math.sin(I(1))|math.sin(F(1))|"%f"%Float(1)|"%f"%Int(1)|float(Float(1.5))|float(Int(1))|float(I(1))
float(F(1))|int(Float(1.5))|int(Int(4))|round(Float(1.5))|round(P())|round(P(),1)|round(I(1))|round(1.2345,Int(2))
[1,2,3,4,5,6,7,8,9,10][Int(5)]|range(Int(3))|chr(Int(65))|"%d"%Int(5)|"%x"%Int(5)|hex(Int(5))|"a"*Int(3)|Int(3)*"a"
math.ldexp(1.0,Int(2))|math.ldexp(P(),P())|math.factorial(Int(3))|math.factorial(I(4))|math.factorial(F(4))
int.from_bytes(b"abc","big")|Int(5).to_bytes(2,"big")|(5).to_bytes(I(2),"big")|(5).to_bytes(P(),"big")
"abc"[Int(1):]|struct.pack("B",I(5))|struct.pack("Bf",P(),P())|struct.pack("f",I(5))|struct.pack("f",F(5))
array.array("i",[I(1),P()])|array.array("f",[P()])|array.array("f",[I(1)])|array.array("f",[F(1)])|bytearray([I(3),P()])
cmath.sin(P())|cmath.sin(I(1))|cmath.phase(P())|cmath.polar(F(1))|io.BytesIO(b"abc").read(P())|io.BytesIO(b"abc").read(I(2))
io.BytesIO(b"abc").seek(I(2))|io.StringIO("abc").read(I(2))|random.getrandbits(I(2))<4|random.randint(I(1),I(1))
"%*d"%(Int(3),1)|"%.*f"%(Int(3),1)|pow(2,3,None)|pow(2.0,3,None)|array.array(b"B",[1])|struct.pack("B","a")
struct.pack("B",[])|struct.pack("BB",I(1),[])|math.factorial("a")|Float(1.5)+1j|1j+Float(1.5)""".replace("\n", "|").split("|"):
    try:
        print(e, '->', repr(eval(e)))
    except Exception as x:
        print(e, '!!', repr(x))


# Methods that raise, and that give something else.
class Raises:
    def __int__(self):
        raise KeyError('int')
    def __float__(self):
        raise KeyError('float')

class Wrong:
    def __int__(self):
        return 'x'
    def __float__(self):
        return 'x'

for v in (Raises(), Wrong()):
    for f in (lambda: struct.pack('B', v), lambda: io.BytesIO(b'abc').read(v), lambda: chr(v)):
        try:
            print(f())
        except Exception as x:
            print(type(x), x)
