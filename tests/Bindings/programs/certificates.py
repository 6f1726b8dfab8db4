"""Certificates of our daemon that are replaced while it runs. PKI names the folder with certificates, DAEMON the program. libvirtd has no part in this: asked to read its
certificates again, it looks at its usual places, wherever the configuration has them."""
import ctypes
import os
import shutil

import libvirt

import listening

PKI, DAEMON = os.environ["PKI"], os.environ["DAEMON"]
OWN = "/run/pki"
SOCKET = "/run/libvirt/libvirt-admin-sock"
CONF = f"""auth_unix_rw = "none"
listen_tls = 1
auth_tls = "none"
key_file = "{OWN}/serverkey.pem"
cert_file = "{OWN}/servercert.pem"
ca_file = "{OWN}/cacert.pem"
"""


def put(folder):
    """Each file at once, as someone who renews certificates would."""
    for name in ("serverkey.pem", "servercert.pem", "cacert.pem"):
        shutil.copy(f"{folder}/{name}", f"{OWN}/{name}.new")
        os.rename(f"{OWN}/{name}.new", f"{OWN}/{name}")


def apart(call):
    """In a process of its own, each time a fresh one: libvirt 9.0 does not survive both kinds of connections in one, and ours is not to be forked once it was used."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.write(writing, str(call()).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as f:
        answer = f.read()
    os.waitpid(pid, 0)
    return answer


def opened(folder):
    libvirt.registerErrorHandler(lambda *_: None, None)
    try:
        libvirt.open(f"test+tls://localhost/default?pkipath={folder}").close()
        return "opened"
    except libvirt.libvirtError:
        return "refused"


def update():
    admin = ctypes.CDLL("libvirt-admin.so.0")
    admin.virAdmInitialize()
    admin.virAdmConnectOpen.restype = admin.virAdmConnectLookupServer.restype = ctypes.c_void_p
    conn = ctypes.c_void_p(admin.virAdmConnectOpen(b"libvirtd:///system", 0))
    server = ctypes.c_void_p(admin.virAdmConnectLookupServer(conn, b"libvirtd", 0))
    return admin.virAdmServerUpdateTlsFiles(server, 0)


def check(name, seen, expected):
    print(f"{'ok' if seen == expected else 'not ok'} certificates: {name}", flush=True)


def step(name, ours, strangers):
    check(name, (apart(lambda: opened(PKI)), apart(lambda: opened(PKI + "/stranger"))), (ours, strangers))


def main():
    os.makedirs(OWN, exist_ok=True)
    put(PKI)
    daemon = listening.start(DAEMON, SOCKET, CONF)
    step("at first", "opened", "refused")
    put(PKI + "/stranger")
    step("other files, not yet read", "opened", "refused")
    check("update", apart(update), "0")
    step("after it", "refused", "opened")
    with open(f"{OWN}/servercert.pem", "w", encoding="ascii") as f:
        f.write("nonsense\n")
    check("nonsense is refused", apart(update), "-1")
    step("after that", "refused", "opened")
    os.remove(f"{OWN}/servercert.pem")
    check("a missing file is refused", apart(update), "-1")
    step("after all", "refused", "opened")
    daemon.kill()
    daemon.wait()


main()
