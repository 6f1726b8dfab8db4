"""A pool whose server does not answer: nobody waits for it but who asks for it, and its tool ends with the daemon."""
import os
import subprocess
import threading
import time

import libvirt

SLEEPER = "#!/bin/sh\necho $$ >{pid}\nexec sleep 300\n"
SERVER = ("<pool type='netfs'><name>server</name><source><host name='127.0.0.1'/><dir path='/x'/><format type='nfs'/></source>"
          "<target><path>{}</path></target></pool>")
FOLDER = "<pool type='dir'><name>folder</name><target><path>{}</path></target></pool>"
VOLUME = "<volume><name>v{}</name><capacity>4096</capacity><target><format type='raw'/></target></volume>"


def run(s):
    libvirt.registerErrorHandler(lambda _, error: None, None)
    if s.side.name != "vireo":
        s.skip("a pool whose server hangs", "libvirtd 9.0 starts pools one after the other")
        return
    pid = s.work + "/mount.pid"
    tools = s.work + "/bin"
    os.mkdir(tools)
    with open(tools + "/mount", "w", encoding="utf-8") as f:
        f.write(SLEEPER.format(pid=pid))
    os.chmod(tools + "/mount", 0o755)
    os.environ["PATH"] = tools + ":" + os.environ["PATH"]
    s.side.stop()
    s.side.start()
    conn = s.connect()
    for name in ("server", "folder"):
        os.mkdir(f"{s.work}/{name}")
    server = conn.storagePoolDefineXML(SERVER.format(s.work + "/server"), 0)
    folder = conn.storagePoolDefineXML(FOLDER.format(s.work + "/folder"), 0)
    waiting = threading.Thread(target=attempt, args=(s.connect(),), daemon=True)
    waiting.start()
    s.check("the tool runs", s.wait(lambda: os.path.exists(pid) and open(pid, encoding="ascii").read().strip(), 10))
    began = time.monotonic()
    folder.create()
    others(s, conn, 1)
    s.check("the hung pool is shown", not server.isActive() and "server" in server.XMLDesc(0))
    took = time.monotonic() - began
    s.check("others are served meanwhile", took < 5, took)
    server_tool = tool(pid)
    s.check("the tool still runs", server_tool is not None)
    s.side.kill()
    s.check("the tool ends with the daemon", s.wait(lambda: tool(pid) is None, 10))
    waiting.join(20)

    # The next daemon finds a link of the pool that starts with the host.
    links = s.side.root + "/etc/libvirt/storage/autostart"
    os.makedirs(links, exist_ok=True)
    os.symlink(s.side.root + "/etc/libvirt/storage/server.xml", links + "/server.xml")
    os.unlink(pid)
    s.side.start()
    began = time.monotonic()
    conn = s.connect()
    others(s, conn, 2)
    took = time.monotonic() - began
    s.check("a start of the daemon beside a hung pool keeps nobody waiting", took < 5, took)
    s.check("the pool's tool runs again", s.wait(lambda: os.path.exists(pid) and tool(pid) is not None, 10))


def attempt(conn):
    try:
        conn.storagePoolLookupByName("server").create()
    except libvirt.libvirtError:
        pass


def others(s, conn, number):
    pool = conn.storagePoolLookupByName("folder")
    pool.refresh()
    pool.createXML(VOLUME.format(number), 0)
    s.check(f"both pools and the volume are listed, {number}",
            sorted(p.name() for p in conn.listAllStoragePools()) == ["folder", "server"] and f"v{number}" in pool.listVolumes())


def tool(pid):
    """The command of the tool that wrote its number there, or None when it is gone."""
    with open(pid, encoding="ascii") as f:
        number = f.read().strip()
    done = subprocess.run(["ps", "-o", "args=", "-p", number], capture_output=True, text=True, check=False)
    return done.stdout.strip() or None
