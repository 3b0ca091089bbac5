# oracle: cpython - the oracle's build has no sockets
import asyncio

done = []


async def slow(reader, writer):
    done.append("client")
    data = await reader.read(100)
    done.append(data)
    await asyncio.sleep(0.02)
    writer.write(b"a" * 100000)
    await writer.drain()
    writer.close()
    await writer.wait_closed()


async def ticker():
    for i in range(3):
        await asyncio.sleep(0.005)
    done.append("ticked")


async def start(handler):
    for port in range(8970, 9070):
        try:
            return port, await asyncio.start_server(handler, "127.0.0.1", port)
        except OSError:
            pass


async def main():
    port, server = await start(slow)
    t = asyncio.create_task(ticker())
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        await asyncio.wait_for(reader.read(1), 0.05)
        print("something came")
    except asyncio.TimeoutError:
        print("nothing came")
    writer.write(b"go")
    await writer.drain()
    total = 0
    while True:
        piece = await reader.read(10000)
        if not piece:
            break
        total += len(piece)
    print(total)
    writer.close()
    await writer.wait_closed()
    await t
    server.close()
    await server.wait_closed()
    print(sorted(str(d) for d in done))


asyncio.run(main())
