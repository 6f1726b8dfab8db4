"""Rounds of requests with kill -9 of the daemon in between, and the wait until the next daemon has put things in order.

VIREO_KILL_ROUNDS says how many rounds there are, VIREO_KILL_SEED repeats a run.
"""
import os
import random
import threading
import time

import libvirt


def rounds(s, clients, look, *, longest, further, share, seconds, usual=12, most=2, before=None, after=None):
    """Kills the daemon beside the clients' requests, again and again, and checks that LOOK(conn) finds nothing wrong afterwards. BEFORE and AFTER
    are called around each round; after more than MOST bad ones it ends. Clients have a name, work(begun, seed), last(), and count good requests."""
    number = int(os.environ.get("VIREO_KILL_ROUNDS", usual))
    chance = random.Random(int(os.environ.get("VIREO_KILL_SEED", "1")))
    bad = 0
    for turn in range(number):
        if before:
            before()
        faults = aim(s, clients, chance, longest, further, share) + settled(s, look, seconds)
        if faults:
            bad += 1
            s.check(f"round {turn} leaves everything in order", False, "\n".join(faults + [c.last() for c in clients] + [s.side.log_tail(30)]))
        if bad > most:
            break
        if after:
            after()
    s.check("every round leaves everything in order", bad == 0, f"{bad} of {number} rounds did not")
    s.check("requests were done", sum(c.good for c in clients) > 0, [c.last() for c in clients])


def aim(s, clients, chance, longest, further, share):
    """Kills the daemon at most LONGEST seconds after the clients' first requests; in a SHARE of the rounds up to FURTHER seconds later. A client
    ends when the daemon is gone; one that breaks off otherwise is a fault."""
    begun, broken = threading.Event(), []

    def work(client, seed):
        try:
            client.work(begun, seed)
        except libvirt.libvirtError:
            pass
        except Exception as e:  # pylint: disable=broad-exception-caught
            broken.append(f"{client.name}: the client broke off: {e!r}")

    threads = [threading.Thread(target=work, args=(c, chance.random()), daemon=True) for c in clients]
    for thread in threads:
        thread.start()
    time.sleep(0.03)
    begun.set()
    time.sleep(chance.uniform(0, longest) + (chance.uniform(0, further) if chance.random() < share else 0))
    s.side.kill()
    for thread in threads:
        thread.join(60)
    s.side.start()
    return broken


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


def children(pid):
    """The processes that a daemon's threads have started."""
    try:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as f:
            found = f.read().split()
        for task in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{task}/children", encoding="ascii") as f:
                found += f.read().split()
        return {int(f) for f in found}
    except OSError:
        return set()
