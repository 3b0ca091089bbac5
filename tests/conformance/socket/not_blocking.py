# oracle: cpython - the oracle's build has no sockets; streams that do not wait answer None
import socket, sys

server = socket.socket()
server.bind(("127.0.0.1", 0))
server.listen(1)
client = socket.socket()
client.connect(server.getsockname())
conn, _ = server.accept()
conn.setblocking(False)
if sys.implementation.name == "micropython":
    read, readline, readinto = conn.read, conn.readline, conn.readinto
else:
    data = [None, b"ab", None, b"cd\n", None]
    read = readline = readinto = lambda *_: data.pop(0)
print(read(10))
client.send(b"ab")
client.setblocking(True)
while True:
    got = read(10)
    if got is not None:
        break
print(got)
print(readline())
client.send(b"cd\n")
while True:
    got = readline()
    if got is not None:
        break
print(got)
print(readinto(bytearray(4)))
client.close()
conn.close()
server.close()
