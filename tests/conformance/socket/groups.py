# oracle: cpython - the oracle's build has no sockets
import socket

a = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
group = bytes([224, 0, 0, 111, 127, 0, 0, 1])


def ask(option, value):
    try:
        print(a.setsockopt(0, option, value))
    except OSError as e:
        print('OSError', e.args[0])


ask(socket.IP_DROP_MEMBERSHIP, group)
ask(socket.IP_ADD_MEMBERSHIP, group)
ask(socket.IP_ADD_MEMBERSHIP, group)
ask(socket.IP_DROP_MEMBERSHIP, group)
ask(socket.IP_DROP_MEMBERSHIP, group)
ask(socket.IP_ADD_MEMBERSHIP, bytes([127, 0, 0, 1, 127, 0, 0, 1]))
ask(socket.IP_ADD_MEMBERSHIP, group[:7])
a.close()

b = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
print(b.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1))
b.close()
