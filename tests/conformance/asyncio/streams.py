# oracle: cpython - the oracle's build has no sockets
import asyncio


async def echo(reader, writer):
    while True:
        line = await reader.readline()
        if not line:
            break
        writer.write(b"> " + line)
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def client(port, name):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"first from %d\n" % name)
    await writer.drain()
    got = [await reader.readline()]
    writer.write(b"second\nthird\n")
    await writer.drain()
    got.append(await reader.readexactly(4))
    got.append(await reader.readline())
    got.append(await reader.readline())
    print_later[name] = got
    writer.close()
    await writer.wait_closed()


print_later = {}


async def start():
    for port in range(8870, 8970):
        try:
            return port, await asyncio.start_server(echo, "127.0.0.1", port)
        except OSError:
            pass


async def main():
    port, server = await start()
    await asyncio.gather(*[client(port, i) for i in range(20)])
    for name in sorted(print_later):
        print(name, print_later[name])
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"x\n")
        await writer.drain()
        await reader.readexactly(100) if False else print(await reader.readline())
        print(writer.get_extra_info("peername")[1] == port)
        writer.close()
        await writer.wait_closed()
    finally:
        server.close()
        await server.wait_closed()
    try:
        await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        print("refused")


asyncio.run(main())
