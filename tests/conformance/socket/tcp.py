# oracle: cpython - the oracle's build has no sockets
import socket

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("127.0.0.1", 0))
server.listen(5)
address = server.getsockname()
print(address[0], address[1] > 0)
client = socket.socket()
client.connect(address)
conn, peer = server.accept()
print(peer == client.getsockname(), conn.getpeername() == peer)
print(client.send(b"hello"))
print(conn.recv(100))
conn.sendall(b"first line\nsecond line\nrest")
got = b""
while len(got) < 27:
    got += client.recv(10)
print(got)
big = bytes(range(256)) * 40
client.sendall(big)
got = b""
while len(got) < len(big):
    got += conn.recv(4096)
print(got == big)
client.close()
print(conn.recv(10))
conn.close()
server.close()
try:
    client.send(b"x")
except OSError as e:
    print(e.args[0])
