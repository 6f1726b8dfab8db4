"""A daemon that listens on the network, for programs that open it."""
import os
import socket as network
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
    ports = [port for key, port in (("listen_tls = 1", 16514), ("listen_tcp = 1", 16509)) if key in config]
    for _ in range(200):
        if os.path.exists(socket) and all(answers(port) for port in ports):
            break
        time.sleep(0.1)
    time.sleep(0.2)
    return daemon


def answers(port):
    """Whether somebody listens there: a busy machine makes the daemon's own sockets come one after the other."""
    try:
        network.create_connection(("localhost", port), 1).close()
        return True
    except OSError:
        return False
