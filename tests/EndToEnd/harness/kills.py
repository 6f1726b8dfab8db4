"""Rounds of requests with kill -9 of the daemon in between, and the wait until the next daemon has put things in order."""
import threading
import time

import libvirt


def aim(s, clients, chance, longest, further, share):
    """Kills the daemon at most LONGEST seconds after the clients' first requests; in a SHARE of the rounds up to FURTHER seconds later."""
    begun = threading.Event()
    threads = [threading.Thread(target=c.work, args=(begun, chance.random()), daemon=True) for c in clients]
    for thread in threads:
        thread.start()
    time.sleep(0.03)
    begun.set()
    time.sleep(chance.uniform(0, longest) + (chance.uniform(0, further) if chance.random() < share else 0))
    s.side.kill()
    for thread in threads:
        thread.join(60)
    s.side.start()


def settled(s, look, seconds):
    """What is wrong, once the new daemon has had time to finish or to undo what the old one began: LOOK(conn) gives the faults."""
    conn = libvirt.open(s.uri)
    end = time.monotonic() + seconds
    while True:
        try:
            faults = look(conn)
        except libvirt.libvirtError as e:
            # A guest may end while it is looked at, or may not have answered the new daemon yet.
            faults = [str(e)]
        if not faults or time.monotonic() > end:
            conn.close()
            return faults
        time.sleep(0.1)
