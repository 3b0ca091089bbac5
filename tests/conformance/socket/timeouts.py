# oracle: cpython - the oracle's build has no sockets
import socket, time, errno


def number(f):
    try:
        print(f())
    except OSError as e:
        n = e.args[0]
        # CPython has another exception for this.
        print("ETIMEDOUT" if n == "timed out" or n == errno.ETIMEDOUT else errno.errorcode[n])


server = socket.socket()
server.bind(("127.0.0.1", 0))
server.listen(1)
address = server.getsockname()
server.settimeout(0)
number(lambda: server.accept())
server.settimeout(0.02)
start = time.time()
number(lambda: server.accept())
print(time.time() - start >= 0.019)
server.settimeout(None)
client = socket.socket()
client.connect(address)
conn, _ = server.accept()
conn.setblocking(False)
number(lambda: conn.recv(10))
client.send(b"abc")
conn.settimeout(2)
number(lambda: conn.recv(10))
conn.settimeout(0.01)
number(lambda: conn.recv(10))
conn.setblocking(True)
client.close()
number(lambda: conn.recv(10))
conn.close()
server.close()
# Nobody else gets a port that is taken, and nobody listens there.
taken = socket.socket()
taken.bind(("127.0.0.1", 0))
refused = socket.socket()
number(lambda: refused.connect(taken.getsockname()))
try:
    socket.socket(99)
except OSError:
    print("OSError")
