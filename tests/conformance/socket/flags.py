# oracle: cpython - the oracle's build has no sockets
import socket

server = socket.socket()
server.bind(("127.0.0.1", 0))
server.listen(1)
client = socket.socket()
client.connect(server.getsockname())
conn, peer = server.accept()
try:
    conn.recv(10, socket.MSG_DONTWAIT)
except OSError as e:
    print(e.errno)
client.send(b"hello")
print(conn.recv(3, socket.MSG_PEEK))
print(conn.recv(10, socket.MSG_PEEK | socket.MSG_DONTWAIT))
print(conn.recv(4))
print(conn.recvfrom(10, socket.MSG_PEEK)[0])
print(conn.recv(10, socket.MSG_DONTWAIT))
try:
    conn.recvfrom(10, socket.MSG_DONTWAIT | socket.MSG_PEEK)
except OSError as e:
    print(e.errno)
client.close()
print(conn.recv(10, socket.MSG_PEEK), conn.recv(10))

one = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
one.bind(("127.0.0.1", 0))
two = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
two.bind(("127.0.0.1", 0))
two.sendto(b"datagram", one.getsockname())
data, sender = one.recvfrom(20, socket.MSG_PEEK)
print(data, sender == two.getsockname())
print(one.recv(20, socket.MSG_PEEK))
print(one.recv(20))
for receive in (one.recv, one.recvfrom):
    try:
        receive(20, socket.MSG_DONTWAIT)
    except OSError as e:
        print(e.errno)
