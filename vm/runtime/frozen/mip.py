# mip: fetches packages over the network and puts them where `import` finds them.
#
# A package is a name in an index, the address of a file, or that of a folder with a package.json,
# which lists files ("urls"; in an index "hashes", by what they contain) and other packages ("deps").

import binascii
import hashlib
import json
import os
import socket
import sys

INDEX = "https://micropython.org/pi/v2"

# Where hosts have a file: its owner, repository, version and path.
_HOSTS = {
    "github": "https://raw.githubusercontent.com/{0}/{1}/{2}/{3}",
    "gitlab": "https://gitlab.com/{0}/{1}/-/raw/{2}/{3}",
    "codeberg": "https://codeberg.org/api/v1/repos/{0}/{1}/raw/{3}?ref={2}",
}

# Where systems keep the certificates they trust.
_AUTHORITIES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/cert.pem",
)

_REDIRECTS = 5


def install(package, index=None, target=None, version=None, mpy=True):
    if not target:
        for folder in sys.path:
            if folder.endswith("/lib"):
                target = folder
                break
        else:
            print("Unable to find lib dir in sys.path")
            return False
    index = (index or INDEX).rstrip("/")
    try:
        _Install(index, target.rstrip("/"), mpy).package(package.rstrip("/"), version)
    except (OSError, ValueError) as error:
        print(error)
        print("Package may be partially installed")
        return False
    print("Done")
    return True


class _Install:
    def __init__(self, index, target, mpy):
        self.index = index
        self.target = target
        self.format = "py"
        self.own = getattr(sys.implementation, "_mpy", 0)
        if mpy and self.own:
            self.format = str(self.own & 0xFF)
        # Packages that depend on one another are fetched once.
        self.seen = set()

    def package(self, package, version):
        if ":" not in package:
            version = version or "latest"
        if (package, version) in self.seen:
            return
        self.seen.add((package, version))
        if ":" in package:
            if package.endswith((".py", ".mpy")):
                print("Downloading {} to {}".format(package, self.target))
                self.fetch(_address(package, version), package.rsplit("/", 1)[1])
                return
            if not package.endswith(".json"):
                package += "/package.json"
            print("Installing {} to {}".format(package, self.target))
        else:
            print("Installing {} ({}) from {} to {}".format(package, version, self.index, self.target))
            package = "{}/package/{}/{}/{}.json".format(self.index, self.format, package, version)
            version = None
        self.listed(package, version)

    # All that a package.json lists.
    def listed(self, address, version):
        stream = _get(_address(address, version))
        if stream is None:
            raise ValueError("Package not found: " + address)
        try:
            package = json.loads(_body(stream))
        finally:
            stream.close()
        for entry in package.get("hashes", ()):
            digest = entry[1]
            if self.fits(entry) and not self.has(entry[0], digest):
                self.fetch("{}/file/{}/{}".format(self.index, digest[:2], digest), entry[0])
        folder = address.rsplit("/", 1)[0]
        for entry in package.get("urls", ()):
            source = entry[1]
            if ":" not in source.split("/", 1)[0]:
                source = folder + "/" + source
            if self.fits(entry):
                self.fetch(_address(source, version), entry[0])
        for name, wanted in package.get("deps", ()):
            self.package(name, wanted)

    # Whether an entry is for this machine: its third part is the `_mpy` of those that can load it.
    def fits(self, entry):
        if len(entry) < 3:
            return True
        # Bytecode asks for the version alone, machine code for its minor part and processor too.
        mask = 0x3FFF if entry[2] >> 10 else 0xFF
        return (entry[2] ^ self.own) & mask == 0

    def place(self, path):
        if ".." in path.split("/"):
            raise ValueError("outside the target: " + path)
        return self.target + "/" + path

    def has(self, path, digest):
        path = self.place(path)
        try:
            file = open(path, "rb")
        except OSError:
            return False
        found = hashlib.sha256()
        part = bytearray(512)
        view = memoryview(part)
        with file:
            while count := file.readinto(part):
                found.update(view[:count])
        if binascii.hexlify(found.digest())[: len(digest)] != digest.encode():
            return False
        print("Exists:", path)
        return True

    def fetch(self, address, path):
        path = self.place(path)
        stream = _get(address)
        if stream is None:
            raise ValueError("File not found: " + address)
        try:
            print("Copying:", path)
            _folders(path)
            # What is there stays whole until the new one is.
            part = path + ".part"
            try:
                with open(part, "wb") as file:
                    stream.copy(file)
                os.rename(part, path)
            except Exception:
                _remove(part)
                raise
        finally:
            stream.close()


# Makes the folders above a path.
def _folders(path):
    end = path.find("/", 1)
    while end > 0:
        try:
            os.mkdir(path[:end])
        except OSError:
            # It is there, or writing the file tells what is wrong.
            pass
        end = path.find("/", end + 1)


def _remove(path):
    try:
        os.remove(path)
    except OSError:
        pass


def _address(source, version):
    host, _, rest = source.partition(":")
    if host not in _HOSTS:
        return source
    parts = rest.split("/", 2)
    if len(parts) < 3:
        raise ValueError("Package not found: " + source)
    owner, repository, path = parts
    return _HOSTS[host].format(owner, repository, version or "HEAD", path)


# What a server sends after its headers.
class _Stream:
    def __init__(self, socket, length):
        self.socket = socket
        # Bytes to come; None when the end of the connection is the end, -1 when each part is sent
        # behind its own length.
        self.length = length

    def copy(self, file):
        if self.length is None:
            while part := self.socket.read(512):
                file.write(part)
        elif self.length >= 0:
            self.part(self.length, file)
        else:
            while length := self.part_length():
                self.part(length, file)
                self.socket.readline()

    def part_length(self):
        line = self.socket.readline()
        if not line:
            raise OSError("the connection ended too early")
        return int(line.split(b";")[0].strip(), 16)

    def part(self, left, file):
        while left:
            part = self.socket.read(min(left, 512))
            if not part:
                raise OSError("the connection ended too early")
            file.write(part)
            left -= len(part)

    def close(self):
        self.socket.close()


def _body(stream):
    import io

    body = io.BytesIO()
    stream.copy(body)
    return body.getvalue()


# The body behind an address, None when there is no such file.
def _get(address):
    for _ in range(_REDIRECTS):
        plain = _connect(address)
        try:
            status, length, location = _head(plain)
        except Exception:
            plain.close()
            raise
        if status == 200:
            return _Stream(plain, length)
        plain.close()
        if status == 404:
            return None
        if status // 100 != 3 or not location:
            raise OSError("{} answers {}".format(address, status))
        if location.startswith("/"):
            scheme, _, host, _ = (address + "/").split("/", 3)
            location = scheme + "//" + host + location
        address = location
    raise OSError("too many redirections")


# A connection that has been asked for what is behind an address.
def _connect(address):
    scheme, _, rest = address.partition("://")
    if scheme not in ("http", "https"):
        raise ValueError("Unsupported protocol: " + scheme)
    host, _, path = rest.partition("/")
    name, _, port = host.partition(":")
    secure = scheme == "https"
    port = int(port or (443 if secure else 80))
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(name, port, 0, socket.SOCK_STREAM)[0]
    except OSError:
        raise OSError("unknown host: " + name)
    connection = socket.socket(family, kind, protocol)
    try:
        connection.connect(place)
        if secure:
            connection = _secured(connection, name)
        request = "GET /{} HTTP/1.1\r\nHost: {}\r\nUser-Agent: mip\r\nConnection: close\r\n\r\n"
        connection.write(request.format(path, host).encode())
    except Exception:
        connection.close()
        raise
    return connection


def _secured(connection, name):
    import ssl

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.verify_mode = ssl.CERT_NONE
    for path in _AUTHORITIES:
        try:
            context.load_verify_locations(cafile=path)
        except OSError:
            continue
        context.verify_mode = ssl.CERT_REQUIRED
        break
    return context.wrap_socket(connection, server_hostname=name)


# Status, length and new address, which an answer begins with.
def _head(connection):
    words = connection.readline().split(None, 2)
    if len(words) < 2 or not words[0].startswith(b"HTTP/"):
        raise OSError("the server does not speak HTTP")
    length = location = None
    while True:
        line = connection.readline()
        if not line.strip():
            return int(words[1]), length, location
        name, _, value = line.partition(b":")
        name = name.lower()
        if name == b"content-length":
            length = int(value) if length != -1 else -1
        elif name == b"transfer-encoding" and value.strip().lower() == b"chunked":
            length = -1
        elif name == b"location":
            location = value.strip().decode()


_SETTINGS = {"--target": "target", "-t": "target", "--index": "index", "-i": "index"}


def _main(words):
    usage = "usage: -m mip install [--target FOLDER] [--index ADDRESS] [--no-mpy] PACKAGE..."
    settings = {}
    packages = []
    if words[:1] != ["install"]:
        print(usage)
        return 1
    words = words[1:]
    while words:
        word = words.pop(0)
        name, equals, value = word.partition("=")
        if name in _SETTINGS:
            if not equals:
                if not words:
                    print(usage)
                    return 1
                value = words.pop(0)
            settings[_SETTINGS[name]] = value
        elif word == "--no-mpy":
            settings["mpy"] = False
        elif word == "--mpy":
            settings["mpy"] = True
        elif word.startswith("-"):
            print(usage)
            return 1
        else:
            packages.append(word)
    if not packages:
        print(usage)
        return 1
    for package in packages:
        name, at, version = package.rpartition("@")
        # In http://user@host/x the sign means something else.
        if not at or name.startswith("http") and "/" in version:
            name, version = package, None
        print("Install", package)
        if not install(name, version=version, **settings):
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
