"""Domain events, gathered through python3-libvirt's event loop in a thread of its own."""
import threading

import libvirt

_loop = None


def loop():
    """The default event loop, running in the background from the first call on."""
    global _loop
    if _loop is None:
        libvirt.virEventRegisterDefaultImpl()

        def turn():
            while True:
                libvirt.virEventRunDefaultImpl()
        _loop = threading.Thread(target=turn, daemon=True)
        _loop.start()


class Recorder:
    """Registers for every kind of domain event and keeps them as lines of text, in order."""

    IGNORED = {"VIR_DOMAIN_EVENT_ID_BALLOON_CHANGE"}

    def __init__(self, uri, only=None):
        loop()
        self.lines = []
        self.closed = []
        self.connection = libvirt.open(uri)
        self.connection.setKeepAlive(5, 3)
        self.connection.registerCloseCallback(lambda conn, reason, opaque: self.closed.append(reason), None)
        self.ids = []
        for name in sorted(dir(libvirt)):
            if not name.startswith("VIR_DOMAIN_EVENT_ID_") or name.endswith("_LAST") or name in self.IGNORED:
                continue
            if only and name not in only:
                continue
            self.ids.append(self.connection.domainEventRegisterAny(None, getattr(libvirt, name), self._callback(name[20:].lower()), None))

    def _callback(self, kind):
        def call(conn, dom, *args):
            details = " ".join(repr(a) if isinstance(a, (dict, str)) else str(a) for a in args[:-1])
            self.lines.append(f"{dom.name()} {kind} {details}".rstrip())
        return call

    def take(self):
        lines, self.lines = self.lines, []
        return "\n".join(lines) + "\n"

    def wait(self, session, text, seconds=120):
        return session.wait(lambda: any(text in line for line in self.lines), seconds)

    def settle(self, session):
        """Waits until the events of everything done so far are here: the one of a marker, done last, comes behind them."""
        self.connection.defineXML("<domain type='qemu'><name>marker</name><memory>65536</memory><os><type>hvm</type></os></domain>").undefine()
        session.check("the marker's event comes", self.wait(session, "marker lifecycle 1"), self.lines)
        self.lines = [line for line in self.lines if not line.startswith("marker ")]

    def close(self):
        for number in self.ids:
            self.connection.domainEventDeregisterAny(number)
        self.connection.unregisterCloseCallback()
        self.connection.close()
