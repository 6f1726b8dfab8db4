"""SIGHUP: what the administrator changed on disk is taken over, also of a guest whose emulator hangs and is waited for by somebody."""
import os
import signal
import threading
import time

import libvirt

from harness import guests


def run(s):
    libvirt.registerErrorHandler(lambda _, error: None, None)
    conn = s.connect()
    for number, name in enumerate(("off", "hung"), 1):
        conn.defineXML(guests.domain(name, number, head="<title>old</title>"))
    conn.lookupByName("hung").create()
    pid = guests.process("hung")
    os.kill(pid, signal.SIGSTOP)
    waiting = threading.Thread(target=attempt, args=(s.connect(),), daemon=True)
    waiting.start()
    time.sleep(1)
    folder = s.side.root + "/etc/libvirt/qemu"
    for name in ("off", "hung"):
        change(f"{folder}/{name}.xml", "<title>old</title>", "<title>new</title>")
    with open(folder + "/own.xml", "w", encoding="utf-8") as f:
        f.write(guests.domain("own", 3))
    os.symlink(folder + "/own.xml", make(folder + "/autostart") + "/own.xml")
    with open(folder + "/broken.xml", "w", encoding="utf-8") as f:
        f.write("<domain type='qemu'><name>broken")
    s.side.process.send_signal(signal.SIGHUP)
    found = s.wait(lambda: title(conn, "hung") == "new" and title(conn, "off") == "new" and "own" in names(conn), 10)
    s.record("changes on disk are seen beside a guest that hangs", str(found))
    s.record("lists after the reload", str(names(conn)))
    s.record("a definition that was added starts with the host", str(conn.lookupByName("own").autostart()))
    s.record("the hung guest is active", str(conn.lookupByName("hung").isActive()))
    s.check("a definition that cannot be read stays as it is", os.path.exists(folder + "/broken.xml"))
    os.kill(pid, signal.SIGCONT)
    waiting.join(60)
    s.check("whoever waited for the guest gets an answer", not waiting.is_alive())
    conn.lookupByName("hung").destroy()
    s.record("the new definition stays", title(conn, "hung"))
    storm(s, conn)


def storm(s, conn):
    """Reloads in the midst of definitions that come and go."""
    ending = threading.Event()
    before = names(conn)

    def reload():
        while not ending.wait(0.01):
            s.side.process.send_signal(signal.SIGHUP)

    thread = threading.Thread(target=reload)
    thread.start()
    end, rounds = time.monotonic() + 4, 0
    while time.monotonic() < end:
        conn.defineXML(guests.domain(f"short{rounds}", 9)).undefine()
        rounds += 1
    ending.set()
    thread.join()
    time.sleep(1)
    s.check("reloads bring nothing back that was forgotten", rounds > 20 and names(conn) == before, (rounds, names(conn)))


def attempt(conn):
    try:
        conn.lookupByName("hung").suspend()
    except libvirt.libvirtError:
        pass


def change(path, old, new):
    with open(path, encoding="utf-8") as f:
        text = f.read()
    with open(path, "w", encoding="utf-8") as f:
        f.write(text.replace(old, new))


def make(folder):
    os.makedirs(folder, exist_ok=True)
    return folder


def names(conn):
    return sorted(d.name() for d in conn.listAllDomains())


def title(conn, name):
    return conn.lookupByName(name).metadata(libvirt.VIR_DOMAIN_METADATA_TITLE, None, libvirt.VIR_DOMAIN_AFFECT_CONFIG)
