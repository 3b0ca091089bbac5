# oracle: cpython - the oracle's build has no sockets
import socket

a = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
b = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
a.bind(("127.0.0.1", 0))
b.bind(("127.0.0.1", 0))
print(a.sendto(b"ping", b.getsockname()))
data, sender = b.recvfrom(100)
print(data, sender == a.getsockname())
print(b.sendto(b"pong!", sender))
print(a.recvfrom(3)[0])
b.settimeout(0.01)
try:
    b.recvfrom(10)
except OSError as e:
    print("timed out")
a.connect(b.getsockname())
a.send(b"connected")
print(b.recv(100))
a.close()
b.close()
