"""A relay before a daemon's socket that holds every answer back for a moment.

virsh 9.0 runs save, dump, managedsave and migrate in a thread of its own, and waits for that thread's word in a main loop. A word that comes before the loop
runs is lost, and virsh waits for ever: 1 in 50 times with a daemon that answers at once. Both daemons are asked through the relay, so that both are treated alike.
"""
import os
import socket
import threading
import time

COMMANDS = ("save", "dump", "managedsave", "migrate")
PAUSE = 0.3  # seconds; virsh needs them between two of its statements


class Relay:
    """Serves at a path of its own, in front of TARGET, until it is closed."""

    def __init__(self, target, path):
        self.target = target
        self.path = path
        if os.path.exists(path):
            os.unlink(path)
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(path)
        self.listener.listen()
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        os.unlink(self.path)

    def _accept(self):
        while True:
            try:
                client = self.listener.accept()[0]
            except OSError:
                return
            daemon = socket.socket(socket.AF_UNIX)
            try:
                daemon.connect(self.target)
            except OSError:
                client.close()
                continue
            threading.Thread(target=_pump, args=(client, daemon, 0), daemon=True).start()
            threading.Thread(target=_pump, args=(daemon, client, PAUSE), daemon=True).start()


def _pump(source, sink, pause):
    try:
        while data := source.recv(65536):
            time.sleep(pause)
            sink.sendall(data)
    except OSError:
        pass
    for end in (source, sink):
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
