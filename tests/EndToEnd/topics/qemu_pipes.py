"""Files that clients name and that keep whoever opens them waiting: nobody else waits, and the guest can be got rid of."""
import os
import signal
import subprocess
import sys
import time

import libvirt

from harness import guests

ASK = """
import libvirt, sys, time
conn = libvirt.open(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
began = time.monotonic()
conn.listAllDomains()
print(time.monotonic() - began, flush=True)
"""
RESTORE = "import libvirt, sys; libvirt.open(sys.argv[1]).restore(sys.argv[2])"


def run(s):
    libvirt.registerErrorHandler(lambda _, error: None, None)
    pipe = s.work + "/pipe"
    os.mkfifo(pipe)
    restores(s, pipe)
    serial(s, pipe)
    s.check("the daemon ends although calls wait", s.side.name != "vireo" or s.side.stop(signal.SIGTERM, 60) is not None)
    if s.side.process is None:
        s.side.start()


def restores(s, pipe):
    idle = [subprocess.Popen([sys.executable, "-c", ASK, s.uri], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    for client in idle:
        client.stdout.readline()
    hung = [subprocess.Popen([sys.executable, "-c", RESTORE, s.uri, pipe], stderr=subprocess.DEVNULL) for _ in range(8)]
    time.sleep(1)
    for client in idle:
        client.stdin.write("\n")
        client.stdin.flush()
    end = time.monotonic() + 20
    waited = []
    for client in idle:
        os.set_blocking(client.stdout.fileno(), False)
        text = s.wait(client.stdout.readline, max(0.1, end - time.monotonic()))
        waited.append(float(text) if text else None)
    s.check("others are served at once while restores wait for a pipe", all(w is not None and w < 5 for w in waited), waited)
    for client in idle + hung:
        client.kill()
        client.wait()


def serial(s, pipe):
    if s.side.name != "vireo":
        s.skip("a serial port into a pipe", "libvirtd 9.0 waits for a reader for ever")
        return
    # With libvirt's own setting the daemon opens such files itself.
    conf = s.side.root + "/etc/libvirt/qemu.conf"
    with open(conf, encoding="utf-8") as f:
        lines = [line for line in f if not line.startswith("stdio_handler")]
    with open(conf, "w", encoding="utf-8") as f:
        f.writelines(lines)
    s.side.stop()
    s.side.start()
    conn = s.connect()
    port = f"<serial type='file'><source path='{pipe}'/></serial>"
    began = time.monotonic()
    try:
        conn.createXML(guests.domain("piped", 1, port))
        said = "started"
    except libvirt.libvirtError as e:
        said = str(e)
    s.check("a pipe without a reader is refused", "No such device or address" in said and time.monotonic() - began < 20, said)
    s.check("nothing of the guest is left", not conn.listAllDomains() and guests.process("piped") is None)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    conn.createXML(guests.domain("piped", 1, port)).destroy()
    os.close(reader)
