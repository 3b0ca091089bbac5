# oracle: cpython - the oracle's build has no sockets; CPython closes them at once
import socket

server = socket.socket()
server.bind(("127.0.0.1", 0))
server.listen(100)
for i in range(300):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(("127.0.0.1", 0))
print(s.getsockname()[1] > 0)
for i in range(200):
    c = socket.socket()
    c.connect(server.getsockname())
    conn, peer = server.accept()
c.send(b"still here")
print(conn.recv(100))
conn.close()
server.close()
