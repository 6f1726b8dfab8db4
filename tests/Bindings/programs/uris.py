"""Opens a daemon in every way that a URI can tell, and shows what was opened or why not. DAEMON names another program than libvirtd."""
import ctypes
import os
import re
import signal
import sys
import time

import libvirt

import listening

PKI, DAEMON = os.environ["PKI"], os.environ.get("DAEMON", "/usr/sbin/libvirtd")
TOOLS = "/run/tools"
SOCKET = "/run/libvirt/libvirt-sock"

# What 'ssh' and 'nc' would do, on this machine: the command runs here, and a socket is joined to standard input and output.
SSH = """#!/bin/sh
echo "$@" >>/run/tools/ssh.log
while [ $# -gt 0 ]; do
    case $1 in
    --) shift; break ;;
    -e | -l | -p | -i | -o) shift 2 ;;
    -*) shift ;;
    *) break ;;
    esac
done
[ "$1" != nowhere ] || { echo "ssh: Could not resolve hostname nowhere" >&2; exit 255; }
shift
unset LD_LIBRARY_PATH
exec sh -c "$*"
"""
NC = """#!/usr/bin/python3
import os, select, socket, sys
s = socket.socket(socket.AF_UNIX)
s.connect(sys.argv[-1])
while True:
    for f in select.select([0, s], [], [])[0]:
        data = os.read(0, 65536) if f == 0 else s.recv(65536)
        if not data:
            sys.exit()
        s.sendall(data) if f == 0 else os.write(1, data)
"""


def write(path, text, mode=0o644):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    os.chmod(path, mode)


def start():
    return listening.start(DAEMON, SOCKET, f"""auth_unix_ro = "none"
auth_unix_rw = "none"
listen_tcp = 1
listen_tls = 1
auth_tcp = "none"
key_file = "{PKI}/serverkey.pem"
cert_file = "{PKI}/servercert.pem"
ca_file = "{PKI}/cacert.pem"
""")


def outcome(name, call):
    try:
        value = call()
    except libvirt.libvirtError as e:
        # What GnuTLS and OpenSSL say of a handshake is theirs.
        text = re.sub(r"(TLS handshake|peer's certificate).*", r"\1…", e.get_error_message(), flags=re.S)
        value = f"error {e.get_error_code()} domain {e.get_error_domain()}: {text}"
    print(f"= {name}\t{value!r}".replace("\n", " "), flush=True)


def opened(uri, readonly=False):
    conn = (libvirt.openReadOnly if readonly else libvirt.open)(uri)
    try:
        return conn.getType(), conn.getURI(), bool(conn.isEncrypted()), bool(conn.isSecure()), bool(conn.isAlive()), sorted(d.name() for d in conn.listAllDomains())
    finally:
        conn.close()


def with_environment(changed, call):
    before = dict(os.environ)
    for key, value in changed.items():
        os.environ[key] = value
        ctypes.CDLL(None).setenv(key.encode(), value.encode(), 1)
    try:
        return call()
    finally:
        for key in changed:
            if key in before:
                os.environ[key] = before[key]
            else:
                del os.environ[key]


def as_user(call):
    """In a child that is another user, with a home of its own."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        home = "/run/user-home"
        os.dup2(writing, 1)
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
        os.environ.update(HOME=home, XDG_RUNTIME_DIR=home + "/run", XDG_CONFIG_HOME=home + "/config", XDG_CACHE_HOME=home + "/cache")
        outcome("user", call)
        sys.stdout.flush()
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as f:
        text = f.read()
    os.waitpid(pid, 0)
    return text.strip()


def silence(daemon):
    """A daemon that is stopped: pings are not answered, and the close callback says so."""
    reasons = []
    conn = libvirt.open("test+unix:///default")
    conn.registerCloseCallback(lambda c, reason, opaque: reasons.append(reason), None)
    timer = libvirt.virEventAddTimeout(200, lambda *a: None, None)
    outcome("keepalive", lambda: conn.setKeepAlive(1, 2))
    daemon.send_signal(signal.SIGSTOP)
    end = time.monotonic() + 20
    while not reasons and time.monotonic() < end:
        libvirt.virEventRunDefaultImpl()
    took = time.monotonic() - (end - 20)
    outcome("reason of the close", lambda: reasons)
    outcome("in time", lambda: 1.5 < took < 8)
    outcome("alive", conn.isAlive)
    outcome("a call", conn.getHostname)
    daemon.send_signal(signal.SIGCONT)
    libvirt.virEventRemoveTimeout(timer)


def main():
    libvirt.virInitialize() if hasattr(libvirt, "virInitialize") else None
    libvirt.registerErrorHandler(lambda *_: None, None)
    os.makedirs("/run/user-home/run")
    for folder in ("/run/user-home", "/run/user-home/run"):
        os.chown(folder, 65534, 65534)
        os.chmod(folder, 0o700)
    write(TOOLS + "/ssh", SSH, 0o755)
    write(TOOLS + "/nc", NC, 0o755)
    write(TOOLS + "/ext", f"#!/bin/sh\nexec {TOOLS}/nc -U {SOCKET}\n", 0o755)
    os.environ["PATH"] = TOOLS + ":" + os.environ["PATH"]
    outcome("no daemon", lambda: opened("test+unix:///default"))
    outcome("no daemon, tcp", lambda: opened("test+tcp://localhost/default"))
    daemon = start()
    for uri in (
        "test+unix:///default", "test+unix:///default?socket=" + SOCKET, "test+unix:///default?socket=/run/nosuch", "test+unix:///default?mode=auto", "test+unix:///default?mode=legacy",
        "test+unix:///default?mode=direct", "test+unix:///default?mode=other", "test+unix://host/default", "test+tcp://localhost/default", "test+tcp://127.0.0.1:16509/default",
        "test+tcp://127.0.0.1:1/default", "test+tcp://[::1]/default", "test+tcp://user@localhost/default?auth=none", "test+tcp://localhost/default?auth=nonsense",
        f"test+tls://localhost/default?pkipath={PKI}", f"test://localhost/default?pkipath={PKI}", "test+tls://localhost/default", f"test+tls://localhost/default?pkipath={PKI}/none",
        f"test+tls://localhost/default?pkipath={PKI}/stranger", f"test+tls://localhost/default?pkipath={PKI}/stranger&no_verify=1", f"test+tls://127.0.0.1:16514/default?pkipath={PKI}",
        f"test+tls://localhost/default?pkipath={PKI}&no_verify=1", "test+tls://localhost/default?pkipath=/nosuch", "test+ssh://somewhere/default", "test+ssh://me@somewhere:2222/default?no_tty=1",
        "test+ssh://somewhere/default?proxy=netcat", f"test+ssh://somewhere/default?netcat={TOOLS}/nc&proxy=netcat", f"test+ssh://somewhere/default?socket={SOCKET}&proxy=netcat",
        "test+ssh://somewhere/default?keyfile=/k&no_verify=1&proxy=netcat", "test+ssh://nowhere/default", "test+ssh://somewhere/default?proxy=other", f"test+ext:///default?command={TOOLS}/ext",
        "test+ext:///default", "test+ext:///default?command=/nosuch", "test+other:///default", "nosuch:///", "nosuch+unix:///", "::", "test+unix:///default?nosuch=1", "test+unix:///nosuch.xml",
        "remote+unix:///", "remote+unix:///?name=test:///default", "qemu:///system", "far", "farther", "nobody", "test+unix:///default#fragment",
    ):
        if uri == "far":
            write("/etc/libvirt/libvirt.conf", 'uri_aliases = [\n  "far=test+unix:///default",\n  "farther=test+tcp://localhost/default",\n]\nuri_default = "test+unix:///default?mode=legacy"\n')
        outcome(uri.replace(PKI, "PKI"), lambda u=uri: opened(u))
    outcome("read-only", lambda: opened("test+unix:///default", True))
    outcome("uri_default", lambda: opened(None))
    outcome("empty", lambda: opened(""))
    outcome("LIBVIRT_DEFAULT_URI", lambda: with_environment({"LIBVIRT_DEFAULT_URI": "farther"}, lambda: opened(None)))
    outcome("LIBVIRT_DEFAULT_URI, full", lambda: with_environment({"LIBVIRT_DEFAULT_URI": "test+unix:///default"}, lambda: opened(None)))
    outcome("no aliases", lambda: libvirt.openAuth("far", [[], None, None], libvirt.VIR_CONNECT_NO_ALIASES))
    write("/etc/libvirt/libvirt.conf", "uri_aliases = [\n  nonsense\n")
    outcome("a broken libvirt.conf", lambda: opened("far"))
    write("/etc/libvirt/libvirt.conf", 'uri_aliases = [ "no equals sign" ]\n')
    outcome("an alias without a target", lambda: opened("far"))
    os.remove("/etc/libvirt/libvirt.conf")
    libvirt.virEventRegisterDefaultImpl()
    silence(daemon)
    daemon.kill()


main()
