"""A daemon that listens on the network, for programs that open it."""
import os
import subprocess
import time


def start(program, socket, config):
    """Starts it with this libvirtd.conf and the system's library, and waits until its socket is there."""
    os.makedirs("/etc/libvirt", exist_ok=True)
    with open("/etc/libvirt/libvirtd.conf", "w", encoding="utf-8") as f:
        f.write(config)
    if os.path.exists(socket):
        os.remove(socket)
    environment = {k: v for k, v in os.environ.items() if k != "LD_LIBRARY_PATH"}
    daemon = subprocess.Popen([program, "--listen"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    for _ in range(100):
        if os.path.exists(socket):
            break
        time.sleep(0.1)
    time.sleep(0.7)
    return daemon
