# A small web server: pages by path, one task for each client.
#
#     garter py docs/examples/web_server.py 8080
#
# Without a port it asks itself for two pages and ends. On a PC only: the pyboard has no network.
import asyncio
import sys

visits = 0


def page(path):
    global visits
    if path == "/":
        visits += 1
        return "200 OK", "Visit number %d\n" % visits
    if path.startswith("/hello/"):
        return "200 OK", "Hello, %s!\n" % path[7:]
    return "404 Not Found", "There is nothing here.\n"


async def serve(reader, writer):
    try:
        request = await reader.readline()
        while await reader.readline() not in (b"", b"\r\n"):
            pass  # headers
        words = request.decode().split()
        status, text = page(words[1] if len(words) > 1 else "")
        writer.write("HTTP/1.0 %s\r\nContent-Length: %d\r\n\r\n%s" % (status, len(text), text))
        await writer.drain()
    except OSError:
        pass  # the client has gone
    finally:
        await writer.wait_closed()


async def get(port, path):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write("GET %s HTTP/1.0\r\n\r\n" % path)
    await writer.drain()
    answer = await reader.read()
    await writer.wait_closed()
    return answer.decode().split("\r\n")


async def main():
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8765
    server = await asyncio.start_server(serve, "127.0.0.1", port, 100)
    if len(sys.argv) > 1:
        print("listening on port", port)
        await server.wait_closed()
    async with server:
        for path in ("/", "/hello/board"):
            print(await get(port, path))


asyncio.run(main())
