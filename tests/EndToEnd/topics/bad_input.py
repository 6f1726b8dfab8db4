"""Packets that no client of libvirt sends: the answers are libvirtd's own, or the connection is closed, and another client notices nothing."""
import socket
import struct
import time

PROGRAM, KEEPALIVE, QEMU = 0x20008086, 0x6B656570, 0x20008087
CALL, REPLY, EVENT, STREAM, _, _, HOLE = range(7)
OK, ERROR, CONTINUE = range(3)
OPEN, CLOSE, VERSION, LOOKUP_NAME, DEFINE, AUTH_LIST, LIST_DOMAINS, OPEN_CONSOLE = 1, 2, 4, 23, 11, 66, 37, 201
ALL_DOMAINS, SCREENSHOT = 273, 211
HEADER = struct.Struct(">IIIiiii")


class Raw:
    """A connection whose every byte is ours."""

    def __init__(self, s, opened=True, readonly=False):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(3)
        self.socket.connect(s.side.socket_ro if readonly else s.side.socket)
        if opened:
            assert self.ask(packet(OPEN, optional("test:///default") + word(0), serial=0)).startswith("reply"), "open"

    def close(self):
        self.socket.close()

    def send(self, data):
        try:
            self.socket.sendall(data)
        except OSError:
            pass

    def ask(self, data=b""):
        """Sends, and gives the answer in words."""
        self.send(data)
        try:
            length = self.take(4)
            return describe(self.take(struct.unpack(">I", length)[0] - 4)) if length else "closed"
        except socket.timeout:
            return "no answer"
        except OSError:
            return "closed"

    def take(self, count):
        data = b""
        while len(data) < count:
            more = self.socket.recv(count - len(data))
            if not more:
                return b""
            data += more
        return data


def word(value):
    return struct.pack(">I", value & 0xFFFFFFFF)


def text(value):
    data = value.encode() if isinstance(value, str) else value
    return word(len(data)) + data + b"\0" * (-len(data) % 4)


def optional(value):
    return word(1) + text(value)


def packet(procedure, payload=b"", serial=1, program=PROGRAM, version=1, kind=CALL, status=OK, length=None):
    body = HEADER.pack(program, version, procedure & 0xFFFFFFFF, kind, serial, status, 0)[:24] + payload
    return word(length if length is not None else len(body) + 4) + body


def describe(data):
    if len(data) < 24:
        return "closed"
    program, version, procedure, kind, serial, status = struct.unpack(">IIIiIi", data[:24])
    head = f"{hex(program)} {version} {procedure} serial {serial}"
    if kind == REPLY and status == OK:
        return f"reply to {head}"
    if kind == STREAM and status != ERROR:
        return f"stream {head} status {status}"
    if status != ERROR:
        return f"type {kind} status {status} {head}"
    code, domain, present = struct.unpack(">iiI", data[24:36])
    message = ""
    if present:
        length = struct.unpack(">I", data[36:40])[0]
        message = data[40:40 + length].decode("utf-8", "backslashreplace")
    return f"error in type {kind} {head}: code {code} domain {domain} {message}"


def cases():
    """Each as (name, packets that are sent one after the other and answered one by one)."""
    name = text("test")
    yield "a good call", [packet(VERSION)]
    yield "wrong program", [packet(VERSION, program=0x12345678)]
    yield "wrong version", [packet(VERSION, version=2)]
    yield "version zero", [packet(VERSION, version=0)]
    yield "wrong version of another program", [packet(1, program=QEMU, version=7)]
    for number in (0, 99999, 0x7FFFFFFF, 0xFFFFFFFF, 107):
        yield f"procedure {number}", [packet(number)]
    yield "procedure of the qemu program", [packet(99, program=QEMU)]
    for kind in (REPLY, EVENT, 7, -1, 1000):
        yield f"type {kind}", [packet(VERSION, kind=kind), packet(VERSION, serial=2)]
    for status in (ERROR, CONTINUE, 77):
        yield f"a call with status {status}", [packet(VERSION, status=status), packet(VERSION, serial=2)]
    for serial in (0, -1, 0x7FFFFFFF):
        yield f"serial {serial}", [packet(VERSION, serial=serial)]
    yield "the same serial twice", [packet(VERSION, serial=5), packet(VERSION, serial=5)]
    yield "arguments that end early", [packet(LOOKUP_NAME, word(4) + b"te")]
    yield "no arguments", [packet(LOOKUP_NAME)]
    yield "arguments with more behind", [packet(LOOKUP_NAME, name + b"\0" * 64), packet(VERSION, serial=2)]
    yield "padding that is not zero", [packet(LOOKUP_NAME, word(5) + b"test1\1\2\3")]
    yield "a text of a length beyond the packet", [packet(LOOKUP_NAME, word(1000000) + b"test")]
    yield "a text of a length beyond the limit", [packet(LOOKUP_NAME, word(0x7FFFFFFF) + b"test"), packet(VERSION, serial=2)]
    yield "a text of four thousand million", [packet(LOOKUP_NAME, word(0xFFFFFFFF) + b"test")]
    yield "an array beyond the limit", [packet(LIST_DOMAINS, word(100000))]
    yield "a negative room", [packet(LIST_DOMAINS, word(-1))]
    yield "a boolean that is neither", [packet(OPEN, word(7) + text("test:///default") + word(0))]
    yield "an empty name", [packet(LOOKUP_NAME, text(b""))]
    yield "a control character in XML", [packet(DEFINE, text(b"<domain type='test'><name>z\x01</name><memory>1</memory></domain>"))]
    yield "opened twice", [packet(OPEN, optional("test:///default") + word(0))]
    yield "a stream that nobody opened", [packet(OPEN_CONSOLE, b"data", kind=STREAM, status=CONTINUE), packet(VERSION, serial=2)]
    yield "a hole in a stream that nobody opened", [packet(OPEN_CONSOLE, b"\0" * 12, kind=HOLE, status=CONTINUE), packet(VERSION, serial=2)]
    yield "an end of a stream that nobody opened", [packet(OPEN_CONSOLE, kind=STREAM), packet(VERSION, serial=2)]
    yield "length zero", [packet(VERSION, length=0)]
    yield "length three", [packet(VERSION, length=3)]
    yield "length shorter than a header", [packet(VERSION, length=27)]
    yield "length beyond the limit", [packet(VERSION, length=64 << 20)]
    yield "length of four thousand million", [packet(VERSION, length=0xFFFFFFFF)]
    yield "text instead of packets", [b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"]


def no_text():
    """Payloads whose texts are none. libvirtd takes them as strings of C: up to the first NUL, whatever the bytes."""
    yield "NUL in a name", packet(LOOKUP_NAME, text(b"te\0st"))
    yield "NUL behind a name", packet(LOOKUP_NAME, text(b"test\0"))
    yield "no UTF-8 in a name", packet(LOOKUP_NAME, text(b"te\xff\xfest"))
    yield "half a UTF-8 character", packet(LOOKUP_NAME, text(b"te\xc3"))
    yield "overlong UTF-8", packet(LOOKUP_NAME, text(b"\xc0\xaf"))
    yield "XML that is no UTF-8", packet(DEFINE, text(b"<domain type='test'><name>\xff\xfe</name><memory>1</memory><os><type>hvm</type></os></domain>"))
    yield "NUL in XML", packet(DEFINE, text(b"<domain type='test'><name>z\0</name></domain>"))


def run(s):
    witness = Raw(s)
    for name, packets in cases():
        raw = Raw(s)
        answers = []
        for data in packets:
            answers.append(raw.ask(data))
            if answers[-1] == "closed":
                break
        raw.close()
        s.record(name, "\n".join(answers) + "\n")
    for name, data in no_text():
        raw = Raw(s)
        answer = raw.ask(data)
        if s.side.root:
            refusal = "Input is not proper UTF-8" if name.startswith("XML") else "code 39 domain 7 Unable to decode message payload"
            s.check(name + " is refused", refusal in answer, answer)
        s.check(f"after {name} the connection survives", raw.ask(packet(VERSION, serial=2)).startswith("reply"))
        raw.close()
    before_open(s)
    streams(s)
    crowds(s, witness)
    s.record("the witness", witness.ask(packet(VERSION, serial=77)) + "\n")
    witness.close()


def before_open(s):
    for name, data in (("a call before the connection is opened", packet(VERSION)), ("a look-up before the connection is opened", packet(LOOKUP_NAME, text("test"))),
                       ("closed without being opened", packet(CLOSE)), ("authentication is asked for", packet(AUTH_LIST))):
        raw = Raw(s, opened=False)
        s.record(name, raw.ask(data) + "\n")
        raw.close()
    raw = Raw(s, readonly=True)
    s.record("a definition over the read-only socket", raw.ask(packet(DEFINE, text("<domain/>"))) + "\n")
    raw.close()


def streams(s):
    """Data behind an abort and behind an end, holes where they have no business."""
    domain = text("test") + bytes.fromhex("6695eb01f6a4830479aa97f2502e193f") + word(1)

    def opened():
        raw = Raw(s)
        answer = raw.ask(packet(SCREENSHOT, domain + word(0) + word(0), serial=9))
        return raw, answer

    raw, answer = opened()
    s.record("a stream is opened", answer + "\n")
    raw.send(packet(SCREENSHOT, serial=9, kind=STREAM, status=ERROR))
    answers = drain(raw)
    s.record("after an abort", answers[-1] + "\n")
    raw.send(packet(SCREENSHOT, b"more", serial=9, kind=STREAM, status=CONTINUE))
    s.record("data after an abort", raw.ask(packet(VERSION, serial=10)) + "\n")
    raw.close()
    raw, _ = opened()
    # libvirtd has read the whole picture by then, or not: its words differ from run to run.
    answer = drain(raw, packet(SCREENSHOT, b"data", serial=9, kind=STREAM, status=CONTINUE))[-1]
    s.check("data into a stream that is only read is an error", answer.startswith("error in type 3"), answer)
    raw.close()
    raw, _ = opened()
    answer = drain(raw, packet(SCREENSHOT, struct.pack(">qI", 4096, 0), serial=9, kind=HOLE, status=CONTINUE))[-1]
    s.check("a hole into a stream that is not sparse is an error", answer.startswith("error in type 3"), answer)
    raw.close()


def drain(raw, data=b""):
    """Answers until one is no data."""
    answers = [raw.ask(data)]
    while answers[-1].startswith("stream") and answers[-1].endswith("status 2"):
        answers.append(raw.ask())
    return answers


def memory(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as f:
        return int([line for line in f if line.startswith("VmRSS")][0].split()[1])


def crowds(s, witness):
    """Idle, half-open and never-reading clients by the hundred: the daemon stays as big as it is, and serves the others."""
    base = memory(s.side.process.pid)
    crowd = []
    for number in range(1500):
        peer = socket.socket(socket.AF_UNIX)
        peer.setblocking(False)
        try:
            peer.connect(s.side.socket)
            peer.send((b"", b"\0\0", packet(VERSION)[:20], word(32 << 20))[number % 4])
        except OSError:
            pass
        crowd.append(peer)
    s.check("with a crowd a client that is in is served", witness.ask(packet(VERSION, serial=3)).startswith("reply"))
    grown = memory(s.side.process.pid) - base
    s.check("a crowd costs little memory", grown < 64 * 1024, f"{grown} KiB")
    for peer in crowd:
        peer.close()
    s.check("after it new clients are served", s.wait(lambda: s.run("list", uri=s.side.uri("test", "default"), timeout=60).ok, 60))
    deaf = Raw(s)
    deaf.socket.setblocking(False)
    ask = packet(ALL_DOMAINS, word(1) + word(0))
    sent = 0
    end = time.monotonic() + 5
    while time.monotonic() < end and sent < 64 << 20:
        try:
            sent += deaf.socket.send(ask * 1000)
        except BlockingIOError:
            time.sleep(0.05)
        except OSError:
            break
    s.check("a client that never reads is read no further", sent < 64 << 20, sent)
    grown = memory(s.side.process.pid) - base
    s.check("and costs little memory", grown < 64 * 1024, f"{grown} KiB")
    s.check("while others are served", witness.ask(packet(VERSION, serial=4)).startswith("reply"))
    deaf.close()
