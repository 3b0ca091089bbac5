# oracle: cpython - the oracle's build has no sockets
import socket

print(socket.AF_INET, socket.SOCK_STREAM == 1, socket.SOCK_DGRAM == 2, socket.IPPROTO_TCP, socket.IPPROTO_UDP)
info = socket.getaddrinfo("127.0.0.1", 80, 0, socket.SOCK_STREAM)[0]
print(info[0] == socket.AF_INET, info[1] == socket.SOCK_STREAM, info[2], info[3], info[4])
print(socket.getaddrinfo("localhost", 8080, socket.AF_INET, socket.SOCK_DGRAM)[0][-1])
print(socket.inet_pton(socket.AF_INET, "1.2.3.4"), socket.inet_ntop(socket.AF_INET, b"\x7f\0\0\1"))
print(socket.inet_pton(socket.AF_INET6, "::1"), socket.inet_ntop(socket.AF_INET6, b"\0" * 15 + b"\2"))
for wrong in (
    lambda: socket.inet_pton(socket.AF_INET, "nonsense"),
    lambda: socket.getaddrinfo("no.such.name.invalid", 80),
    lambda: socket.socket().connect(("256.1.1.1", 80)),
):
    try:
        wrong()
    except OSError:
        print("OSError")
try:
    socket.socket().bind(5)
except TypeError:
    print("TypeError")
