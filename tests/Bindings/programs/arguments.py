"""Calls every function of the C library with one bad argument at a time, the others being good, and tells what each answers.

    arguments.py HEADERS [WORD…]     HEADERS: a folder with the headers that declare them; only functions whose name contains a word

Functions and types are read from the headers; nothing here names a function, save those that take URIs. The calls are made in children, since a library may not
survive one: what kills it is reported as 'skip', and a new child continues with the next. Functions of administration ask the daemon whose socket ADMIN_URI names.
"""
import ctypes
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
# What came after the library that is the reference cannot be asked of it.
NEWEST = tuple(int(n) for n in os.environ.get("REFERENCE", "9.0").split(".")) + (0,)
LINE = re.compile(r"^/\* (?:LIBVIRT\w*?)_(\d+)\.(\d+)\.(\d+) .*?\*/ (.+?)(\w+)\((.*)\);$", re.M)
# What has a test of its own, since it needs a loop: see abi/loops.c.
LEFT_OUT = re.compile(r"virEvent")
HANDLES = {
    "virConnectPtr": "conn", "virDomainPtr": "domain", "virNetworkPtr": "network", "virStoragePoolPtr": "pool", "virStorageVolPtr": "volume", "virInterfacePtr": "interface",
    "virNodeDevicePtr": "device", "virDomainSnapshotPtr": "snapshot", "virDomainCheckpointPtr": "checkpoint", "virStreamPtr": "stream", "virNetworkPortPtr": "port",
    "virAdmConnectPtr": "daemon", "virAdmServerPtr": "server", "virAdmClientPtr": "client",
}
TEXTS = {"name": b"runs", "disk": b"vda", "path": b"vda", "device": b"vnet0", "uuidstr": b"11111111-2222-4333-8444-000000000001"}
LONG = b"x" * 5000
URIS = [
    "test", "test:", "test:/", "test://", "test:///", "test:///?", "test:///default?", "test:///default?x", "test:///default?x=%", "test:///default?x=%zz",
    "test:///default#", "test:default", "test:/default", "test:///nosuch/file.xml", "test:////", "TEST:///default", "test :///default", " test:///default",
    "test:///default ", "test:///def ault", "test:///%64efault", "test://host", "test://host/default", "test://[::1/default", "test://host:port/default",
    "test://host:-1/default", "test://host:99999/default", "test://user@/default", "test://:1/default", "test+:///default", "+test:///default",
    "test+unix+ssh:///default", "test+unix://", "test+tcp://", "test+tcp:///default", "test+tls:///default?no_verify=x", "test+unix:///default?socket",
    "test+unix:///default?socket=", "test+unix:///default?mode=", "test+unix:///default?mode=legacy&mode=direct", "test+UNIX:///default?socket=/nosuch",
    "TEST+unix:///default?socket=/nosuch", "test+tcp://127.0.0.1:99999/default", "test+tcp://127.0.0.1:99999999999/", "test+tcp://127.0.0.1:/default", "test:///a|b",
    "test:///a[b]", "test:///default?a[b]=1", "test:///default#a b", "test:///default#a#b", "test:///default#[x]", "test://us er@/default", "test://us%20er@/default",
    "test://a@b@/default", "test://[::1]x/default", "test://h%20x/default", "test://h x/default", "a/b:c", "b:c", "/b:c", "//h:x", "1b:c", "a_b:c",
    "test+unix:///default?no_tty=", "test+unix:///default?no_tty=-1&socket=/nosuch", "test+unix:///default?no_sanity=1x&socket=/nosuch",
    "test+unix:///default?no_sanity=+1&socket=/nosuch", "test+unix:///default?SOCKET=/nosuch", "test+unix:///default?socket=/a;socket=/b",
    "test+unix:///default?socket=/a%00b", "test+unix:///default?mode=nosuch&socket=/n", "test+foo:///default?mode=nosuch&no_verify=x",
    "test+unix:///default?mode=nosuch&no_verify=x", "test+ssh://h/default?mode=nosuch&command=/nosuch", "test+ssh://h/default?proxy=x&command=/nosuch",
    "test+ssh://h/default?no_verify=x&command=/nosuch", "test+tcp:///default?auth=x", "test+ext:///?command=", ":", ":///", "://", "//", "/", "?", "#", "%", "[", "a b",
    "1://", "http://127.0.0.1:1/", "file:///dev/null", "nosuch", "nosuch:", "nosuch:///x", "nosuch://host/x", "nosuch+unix:///x", "esx://", "vbox:///x", "xen:///x",
    "lxc:///x", "bhyve:///x", "qemu:", "qemu:///", "qemu:///nosuch", "qemu://", "remote:///x", "test:///default?\x01=1", "test:///\xe9", "unix:///var/run",
    "qemu+unix:///system?socket=/run/nosuch",
]
# How many calls a child makes at most.
BATCH = 300


class Error(ctypes.Structure):
    _fields_ = [("code", ctypes.c_int), ("domain", ctypes.c_int), ("message", ctypes.c_char_p), ("level", ctypes.c_int), ("conn", ctypes.c_void_p), ("dom", ctypes.c_void_p),
                ("str1", ctypes.c_char_p), ("str2", ctypes.c_char_p), ("str3", ctypes.c_char_p), ("int1", ctypes.c_int), ("int2", ctypes.c_int), ("net", ctypes.c_void_p)]


def functions(folder):
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as f:
            for found in LINE.finditer(f.read()):
                if tuple(int(n) for n in found.groups()[:3]) <= NEWEST and not LEFT_OUT.match(found[5]):
                    parameters = [] if found[6] == "void" else [re.match(r"\s*(.*?)(\w+)$", p).groups() for p in found[6].split(",")]
                    yield found[5], found[4].strip(), [(kind.strip(), name) for kind, name in parameters]


def library(name):
    for soname in ("libvirt.so.0", "libvirt-qemu.so.0", "libvirt-lxc.so.0", "libvirt-admin.so.0"):
        handle = ctypes.CDLL(soname)
        if hasattr(handle, name):
            return handle
    return None


def open_objects(administration):
    """One object of each class, on a connection of their own; a process asks of guests or of a daemon's administration, since libvirt 9.0 does not survive both."""
    def call(name, *args):
        function = getattr(library(name), name)
        function.restype = ctypes.c_void_p
        return function(*[ctypes.c_void_p(a) if isinstance(a, int) and a > 1 << 20 else a for a in args])

    if administration:
        found = {"daemon": call("virAdmConnectOpen", os.environ["ADMIN_URI"].encode(), 0)}
        found["server"] = call("virAdmConnectLookupServer", found["daemon"], b"admin", 0)
        clients = ctypes.POINTER(ctypes.c_void_p)()
        library("virAdmServerListClients").virAdmServerListClients(ctypes.c_void_p(found["server"]), ctypes.byref(clients), 0)
        return found | {"client": clients[0]}
    found = {"conn": call("virConnectOpen", f"test://{HERE}/machine.xml".encode())}
    conn = found["conn"]
    found["domain"] = call("virDomainLookupByName", conn, b"runs")
    found["network"] = call("virNetworkLookupByName", conn, b"default")
    found["pool"] = call("virStoragePoolLookupByName", conn, b"pool")
    found["volume"] = call("virStorageVolLookupByName", found["pool"], b"one")
    found["interface"] = call("virInterfaceLookupByName", conn, b"eth1")
    found["device"] = call("virNodeDeviceLookupByName", conn, b"scsi_host1")
    found["snapshot"] = call("virDomainSnapshotCreateXML", found["domain"], b"<domainsnapshot><name>s</name></domainsnapshot>", 0)
    found["checkpoint"] = call("virDomainCheckpointCreateXML", found["domain"], b"<domaincheckpoint><name>c</name></domaincheckpoint>", 0)
    found["stream"] = call("virStreamNew", conn, 0)
    found["port"] = call("virNetworkPortCreateXML", found["network"],
                         b"<networkport><owner><name>runs</name><uuid>11111111-2222-4333-8444-000000000001</uuid></owner></networkport>", 0)
    return found


@ctypes.CFUNCTYPE(ctypes.c_int)
def callback():
    return 0


def is_text(kind):
    return kind == "const char *"


def good(kind, name, objects):
    if kind in HANDLES:
        return ctypes.c_void_p(objects[HANDLES[kind]])
    if is_text(kind):
        return ctypes.c_char_p(TEXTS.get(name, b"<nothing/>" if "xml" in name.lower() else b"text"))
    if kind.replace(" ", "") == "constchar**":
        texts = [b"/"] * 16
        return (ctypes.c_char_p * 17)(*texts)
    if "*" in kind or kind.endswith("Ptr") or kind.endswith("Params"):
        if kind in ("int *", "unsigned int *") and name.startswith("n"):
            return ctypes.byref(ctypes.c_int(16))
        return ctypes.create_string_buffer(1 << 16)
    if re.search(r"Callback$|Func$|Handler$", kind) or kind in ("virStreamSinkFunc", "virStreamSourceFunc", "virStreamSinkHoleFunc", "virStreamSourceHoleFunc"):
        return callback
    if kind in ("size_t",):
        return ctypes.c_size_t(16)
    if "long" in kind:
        return ctypes.c_longlong(1)
    return ctypes.c_int(0 if name == "flags" or name in ("fd", "type") else 4 if name.startswith(("max", "n")) else 0)


def another(kind):
    if kind.startswith("virAdm"):
        return "server" if kind == "virAdmConnectPtr" else "daemon"
    return "domain" if kind == "virNetworkPtr" else "network"


def bad(function, kind, name, objects):
    """What is wrong in its place: a word for it, and the value."""
    if re.match(r"vir(Adm)?ConnectOpen", function) and name == "name":
        for uri in URIS:
            yield f"'{uri}'", ctypes.c_char_p(uri.encode())
    if kind in HANDLES:
        yield "null", ctypes.c_void_p(None)
        yield "another kind", ctypes.c_void_p(objects[another(kind)])
    elif is_text(kind):
        yield "null", ctypes.c_char_p(None)
        yield "empty", ctypes.c_char_p(b"")
        yield "long", ctypes.c_char_p(LONG)
        yield "no UTF-8", ctypes.c_char_p(b"\xff\xfe")
    elif "*" in kind or kind.endswith("Ptr") or kind.endswith("Params") or re.search(r"Callback$|Func$|Handler$", kind):
        yield "null", ctypes.c_void_p(None)
        if kind in ("int *", "unsigned int *") and name.startswith("n"):
            yield "counts none", ctypes.byref(ctypes.c_int(0))
            yield "counts -1", ctypes.byref(ctypes.c_int(-1))
    elif name == "flags":
        for flags in (1, 2, 3, 4, 8, 1 << 30, 0xffffffff):
            yield f"{flags:#x}", ctypes.c_uint(flags)
    elif kind != "size_t" and "long" not in kind:
        yield "-1", ctypes.c_int(-1)
        yield "0", ctypes.c_int(0)
        yield "large", ctypes.c_int(0x7fffffff)


def outcome(lib, function, returns, values):
    pointer = "*" in returns or returns.endswith("Ptr")
    function.restype = ctypes.c_void_p if pointer else None if returns == "void" else ctypes.c_longlong if "long" in returns else ctypes.c_int
    lib.virResetLastError()
    result = function(*values)
    last = lib.virGetLastError()
    error = "no error"
    if last:
        e = ctypes.cast(last, ctypes.POINTER(Error)).contents
        parts = [re.sub("x{20,}", "x…x", p.decode("latin-1"))[:400] if p is not None else "-" for p in (e.message, e.str1, e.str2)]
        error = f"{e.code}/{e.domain}/{e.level} {' | '.join(parts)} | {e.int1} | {e.int2}"
    error = re.sub(r"0x[0-9a-f]{9,}", "0x…", error)
    # What is right at times and what clocks say is no answer to compare.
    return f"{'something' if result else 'nothing'}, {error}" if pointer else f"{'' if result is None else result if result < 0 else 'good'}, {error}"


def variants(words):
    """Every call that is made: the function and its parameters, which of them is bad, and how."""
    for name, returns, parameters in functions(sys.argv[1]):
        if (words and not any(w in name for w in words)) or library(name) is None:
            continue
        # What is good for a function that gives back memory is nothing that this process could do without.
        for index, (kind, parameter) in enumerate(parameters[:1] if name.endswith("Free") else parameters):
            for word, _ in bad(name, kind, parameter, {v: 1 for v in HANDLES.values()}):
                yield name, returns, parameters, index, word


def run(calls, pipe):
    """In a child: each call on a connection of its own, reported by its name first and by its answer afterwards."""
    lib = ctypes.CDLL("libvirt.so.0")
    lib.virGetLastError.restype = ctypes.c_void_p
    silent = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)(lambda user, error: None)
    for name, returns, parameters, index, word in calls:
        kind, parameter = parameters[index]
        os.write(pipe, f"?{name}({parameter} {word})\n".encode())
        lib.virSetErrorFunc(None, silent)
        objects = open_objects(name.startswith("virAdm"))
        values = [good(k, p, objects) for k, p in parameters]
        values[index] = dict(bad(name, kind, parameter, objects))[word]
        answer = outcome(lib, getattr(library(name), name), returns, values)
        os.write(pipe, f"={answer}".replace("\n", "\\n").encode("utf-8", "replace") + b"\n")


def main():
    calls = list(variants(sys.argv[2:]))
    at = 0
    while at < len(calls):
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reading)
            try:
                first = calls[at][0].startswith("virAdm")
                run([c for c in calls[at:at + BATCH] if c[0].startswith("virAdm") == first], writing)
            finally:
                os._exit(0)
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8", errors="replace") as f:
            lines = f.read().splitlines()
        os.waitpid(pid, 0)
        title = None
        for line in lines:
            if line[:1] == "?":
                title = line[1:]
            elif line[:1] == "=" and title:
                print(f"= {title}\t{line[1:]}", flush=True)
                title = None
                at += 1
        if title:
            print(f"skip {title}", flush=True)
            at += 1


main()
