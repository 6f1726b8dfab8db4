"""Migrates guests between two daemons in every way of the interface, and tells what each call answers, what both sides show afterwards, and the events of both.

    migration.py FOLDER [WORD…]     FOLDER/alpha and FOLDER/beta are the daemons', FOLDER/busy.img is a disk that keeps the guest at work; only scenes with a WORD, in which _ is a blank
"""
import os
import re
import signal
import sys
import threading
import time

import libvirt

FOLDER = sys.argv[1]
GUEST = """<domain type='qemu'>
  <name>{name}</name><uuid>{uuid}</uuid>
  <title>{title}</title>
  <memory unit='MiB'>16</memory><vcpu>1</vcpu>
  <os><type arch='x86_64' machine='pc-i440fx-7.2'>hvm</type></os>
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>
    <disk type='file' device='floppy'><driver name='qemu' type='raw'/><source file='{folder}/busy.img'/><target dev='fda'/><readonly/></disk>
    <serial type='file'><source path='{serial}'/></serial>
    <controller type='usb' model='none'/><memballoon model='none'/>
  </devices>
</domain>"""
LIVE, PEER, PERSIST, UNDEFINE, PAUSED = (getattr(libvirt, "VIR_MIGRATE_" + n) for n in ("LIVE", "PEER2PEER", "PERSIST_DEST", "UNDEFINE_SOURCE", "PAUSED"))
SECONDS = 60


def uri(host):
    return f"qemu+unix:///system?socket={FOLDER}/{host}/run/libvirt-sock"


def xml(name="guest", title="plain", serial=f"{FOLDER}/serial", uuid="11111111-2222-4333-8444-000000000001"):
    return GUEST.format(name=name, title=title, serial=serial, folder=FOLDER, uuid=uuid)


def kill(host):
    with open(f"{FOLDER}/{host}/run/pid", encoding="ascii") as f:
        os.kill(int(f.read()), signal.SIGKILL)


def until(what, condition):
    end = time.monotonic() + SECONDS
    while not condition():
        if time.monotonic() > end:
            raise RuntimeError(f"{what} did not come")
        time.sleep(0.01)


class Host:
    """A daemon, what it tells of its guests, and the events that come from it."""

    def __init__(self, name):
        self.name = name
        self.conn = libvirt.open(uri(name))
        self.events = []
        self.conn.domainEventRegisterAny(None, libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE, lambda c, d, event, detail, _: self.came(d, f"lifecycle {event} {detail}"), None)
        self.conn.domainEventRegisterAny(None, libvirt.VIR_DOMAIN_EVENT_ID_MIGRATION_ITERATION, lambda c, d, iteration, _: self.came(d, "iteration"), None)
        self.conn.domainEventRegisterAny(None, libvirt.VIR_DOMAIN_EVENT_ID_JOB_COMPLETED, lambda c, d, params, _: self.came(d, f"job completed, operation {params.get('operation')}"), None)

    def came(self, domain, what):
        # How often memory is copied is a matter of speed.
        text = f"{domain.name()}: {what}"
        if what != "iteration" or text not in self.events:
            self.events.append(text)

    def outcome(self):
        """The events until now: those of a guest that is made for that come last."""
        self.conn.defineXML(xml("last", uuid="11111111-2222-4333-8444-0000000000ff")).undefine()
        until("the last event", lambda: f"last: lifecycle {libvirt.VIR_DOMAIN_EVENT_UNDEFINED} 0" in self.events)
        events = [e for e in self.events if not e.startswith("last:")]
        self.events.clear()
        return events

    def guests(self):
        return sorted(answer(lambda d=d: (d.name(), title(d), bool(d.isActive()), bool(d.isPersistent()), d.state(), job(d))) for d in self.conn.listAllDomains())

    def clear(self):
        for domain in self.conn.listAllDomains():
            active, persistent = domain.isActive(), domain.isPersistent()
            if active:
                domain.destroy()
            if persistent:
                domain.undefine()
        self.outcome()


def title(domain):
    return re.search("<title>(.*)</title>", domain.XMLDesc(libvirt.VIR_DOMAIN_XML_INACTIVE))[1]


def job(domain):
    return domain.jobStats().get("operation", 0) if domain.isActive() else 0


def answer(call):
    try:
        value = call()
    except libvirt.libvirtError as e:
        if "Migration not in expected state: cancelled" in e.get_error_message():
            # What is given up in the moment in which QEMU hands over: the daemon tells QEMU's word or its own, as it happens.
            return "error 78 domain 10: operation aborted: job 'migration out' canceled by client | operation aborted: %s | -1 -1"
        text = re.sub(r":\d{4,5}\b", ":PORT", e.get_error_message())
        return f"error {e.get_error_code()} domain {e.get_error_domain()}: {text} | {e.get_str1()} | {e.get_int1()} {e.get_int2()}".replace("\n", " ")
    except (TypeError, OverflowError) as e:  # what the binding does not let through
        return type(e).__name__
    if isinstance(value, libvirt.virDomain):
        return f"{value.name()} {value.UUIDString()} {value.ID() >= 0} of {value.connect().getHostname()}"
    return repr(value)


def show(name, text):
    # In one piece: two threads tell.
    sys.stdout.write(f"= {name}\t{text}\n")
    sys.stdout.flush()


class Scene:
    def __init__(self, source, target):
        self.source, self.target = source, target

    def guest(self, persistent=False, paused=False, off=False):
        conn = self.source.conn
        if not persistent:
            return conn.createXML(xml(), libvirt.VIR_DOMAIN_START_PAUSED if paused else 0)
        domain = conn.defineXML(xml())
        if not off:
            domain.createWithFlags(libvirt.VIR_DOMAIN_START_PAUSED if paused else 0)
        return domain

    def play(self, name, call, before=None, aside=None, **kind):
        """One migration of a fresh guest; 'before' is done first, 'aside' on another thread while it runs."""
        if not any(word.replace("_", " ") in name for word in sys.argv[2:] or [""]):
            return
        domain = self.guest(**kind)
        if before:
            before(domain)
        if aside:
            # The disk's program says so when it begins to change memory.
            until("the guest's work", lambda: os.path.getsize(f"{FOLDER}/serial") > 0)
        helper = threading.Thread(target=self.beside, args=(name, aside, domain)) if aside else None
        if helper:
            helper.start()
        show(name, answer(lambda: call(domain)))
        if helper:
            helper.join()
        hosts = [host for host in (self.source, self.target) if host.conn.isAlive()]
        for host in hosts:
            show(f"{name}: guests of {host.name}", host.guests())
            show(f"{name}: events of {host.name}", host.outcome())
        for host in hosts:
            host.clear()

    def beside(self, name, aside, domain):
        until("a job with progress", lambda: domain.jobStats().get("data_processed", 0) > 0)
        show(f"{name}, aside", answer(lambda: aside(domain)))


def led_by_client(scene, beta):
    """The three calls that the client leads, with what becomes of the guest's configuration."""
    calls = (("migrate", lambda d, flags, **more: d.migrate(beta, flags, more.get("dname"), more.get("uri"), more.get("bandwidth", 0))),
             ("migrate2", lambda d, flags, **more: d.migrate2(beta, None, flags, more.get("dname"), more.get("uri"), more.get("bandwidth", 0))),
             ("migrate3", lambda d, flags, **more: d.migrate3(beta, {{"dname": "destination_name", "uri": "migrate_uri"}.get(k, k): v for k, v in more.items()}, flags)))
    for word, call in calls:
        scene.play(f"{word}, not live", lambda d: call(d, 0))
        scene.play(f"{word}, live", lambda d: call(d, LIVE))
        scene.play(f"{word}, paused guest", lambda d: call(d, LIVE), paused=True)
        scene.play(f"{word}, name", lambda d: call(d, LIVE, dname="other"))
        scene.play(f"{word}, URI", lambda d: call(d, LIVE, uri="tcp:127.0.1.2"))
        scene.play(f"{word}, bandwidth", lambda d: call(d, LIVE, bandwidth=100))
        scene.play(f"{word}, persistent there alone", lambda d: call(d, LIVE | PERSIST | UNDEFINE, dname="other"), persistent=True)
        scene.play(f"{word}, cannot be reached", lambda d: call(d, LIVE, uri="tcp:192.0.2.1:4444"))
        scene.play(f"{word}, given up", lambda d: call(d, LIVE, bandwidth=1), aside=lambda d: d.abortJob())
    for word, flags in (("neither", 0), ("there", PERSIST), ("not here", UNDEFINE), ("paused there", PAUSED | PERSIST), ("protected", libvirt.VIR_MIGRATE_CHANGE_PROTECTION)):
        scene.play(f"persistent, {word}", lambda d: d.migrate3(beta, {}, LIVE | flags), persistent=True)
    scene.play("transient, not here", lambda d: d.migrate3(beta, {}, LIVE | UNDEFINE))
    scene.play("off", lambda d: d.migrate3(beta, {}, LIVE), persistent=True, off=True)
    scene.play("off, offline", lambda d: d.migrate3(beta, {}, libvirt.VIR_MIGRATE_OFFLINE | PERSIST), persistent=True, off=True)
    scene.play("off, offline, by the first call", lambda d: d.migrate(beta, libvirt.VIR_MIGRATE_OFFLINE | PERSIST | UNDEFINE, "other", None, 0), persistent=True, off=True)
    scene.play("off, offline, not kept", lambda d: d.migrate3(beta, {}, libvirt.VIR_MIGRATE_OFFLINE), persistent=True, off=True)
    scene.play("offline, but runs", lambda d: d.migrate3(beta, {}, libvirt.VIR_MIGRATE_OFFLINE | PERSIST), persistent=True)


def what_can_be_told(scene, beta):
    """Documents and parameters."""
    scene.play("migrate2, document", lambda d: d.migrate2(beta, xml(title="changed"), LIVE, None, None, 0))
    scene.play("document", lambda d: d.migrate3(beta, {"destination_xml": xml(title="changed")}, LIVE | PERSIST), persistent=True)
    scene.play("document that is kept", lambda d: d.migrate3(beta, {"persistent_xml": xml(title="kept")}, LIVE | PERSIST), persistent=True)
    scene.play("document and name", lambda d: d.migrate3(beta, {"destination_xml": xml(name="other"), "destination_name": "other"}, LIVE))
    scene.play("document of another guest", lambda d: d.migrate3(beta, {"destination_xml": xml(uuid="11111111-2222-4333-8444-000000000002")}, LIVE))
    scene.play("document, broken", lambda d: d.migrate3(beta, {"destination_xml": "<domain>"}, LIVE))
    scene.play("document, empty", lambda d: d.migrate2(beta, "", LIVE, None, None, 0))
    scene.play("name, empty", lambda d: d.migrate3(beta, {"destination_name": ""}, LIVE))
    scene.play("everything", lambda d: d.migrate3(beta, {
        "destination_xml": xml(name="guest", title="changed"), "destination_name": "other", "persistent_xml": xml(title="kept"), "migrate_uri": "tcp://127.0.1.2:49200", "bandwidth": 50,
        "listen_address": "127.0.1.2"}, LIVE | PERSIST | UNDEFINE | PAUSED | libvirt.VIR_MIGRATE_CHANGE_PROTECTION | libvirt.VIR_MIGRATE_ABORT_ON_ERROR), persistent=True)
    scene.play("compressed", lambda d: d.migrate3(beta, {"compression": "xbzrle", "compression.xbzrle.cache": 1 << 20}, LIVE | libvirt.VIR_MIGRATE_COMPRESSED))
    scene.play("slowed down", lambda d: d.migrate3(beta, {"auto_converge.initial": 20, "auto_converge.increment": 10}, LIVE | libvirt.VIR_MIGRATE_AUTO_CONVERGE))
    scene.play("parallel", lambda d: d.migrate3(beta, {"parallel.connections": 2}, LIVE | libvirt.VIR_MIGRATE_PARALLEL))
    scene.play("listening elsewhere", lambda d: d.migrate3(beta, {"listen_address": "192.0.2.1"}, LIVE))
    for word, params, flags in (
        ("unknown", {"nosuch": 1}, 0), ("wrong type", {"bandwidth": "much"}, 0), ("too large", {"bandwidth": 1 << 62}, 0),
        ("disks", {"migrate_disks": "vda"}, libvirt.VIR_MIGRATE_NON_SHARED_DISK), ("compression without", {"compression": "xbzrle"}, 0), ("no such compression", {"compression": "nosuch"},
        libvirt.VIR_MIGRATE_COMPRESSED), ("connections without", {"parallel.connections": 2}, 0), ("URI", {"migrate_uri": "nosuch:127.0.1.2"}, 0), ("URI, broken", {"migrate_uri": "tcp:["}, 0),
        ("URI, no host", {"migrate_uri": "tcp:"}, 0), ("URI, empty", {"migrate_uri": ""}, 0), ("TLS without", {"tls.destination": "beta"}, 0),
    ):
        scene.play(f"parameters, {word}", lambda d: d.migrate3(beta, params, LIVE | flags))


def refused(scene, beta):
    """What cannot be, and destinations that fail."""
    here = scene.source.conn
    for names in ("TUNNELLED", "NON_SHARED_DISK+NON_SHARED_INC", "TUNNELLED+PARALLEL", "TUNNELLED+NON_SHARED_DISK", "TLS", "ZEROCOPY", "POSTCOPY_RESUME", "PARALLEL+COMPRESSED",
                  "NON_SHARED_DISK", "NON_SHARED_INC", "RDMA_PIN_ALL"):
        flags = LIVE
        for n in names.split("+"):
            flags |= getattr(libvirt, "VIR_MIGRATE_" + n)
        scene.play(f"migrate, {names}", lambda d: d.migrate(beta, flags, None, None, 0))
        scene.play(f"migrate2, {names}", lambda d: d.migrate2(beta, None, flags, None, None, 0))
        scene.play(f"migrate3, {names}", lambda d: d.migrate3(beta, {}, flags))
    scene.play("unknown flags", lambda d: d.migrate(beta, 1 << 30, None, None, 0))
    scene.play("unknown flags, migrate3", lambda d: d.migrate3(beta, {}, 1 << 30))
    scene.play("peers by migrate3", lambda d: d.migrate3(beta, {}, PEER))
    scene.play("to itself", lambda d: d.migrate3(here, {}, LIVE))
    scene.play("to itself, another name", lambda d: d.migrate3(here, {"destination_name": "other"}, LIVE))
    reader, simulated = libvirt.openReadOnly(uri("beta")), libvirt.open("test:///default")
    scene.play("to a reader", lambda d: d.migrate3(reader, {}, LIVE))
    scene.play("to a reader, migrate", lambda d: d.migrate(reader, LIVE, None, None, 0))
    scene.play("to another driver", lambda d: d.migrate3(simulated, {}, LIVE))
    scene.play("to another driver, migrate", lambda d: d.migrate(simulated, LIVE, None, None, 0))
    scene.play("to another driver, extended", lambda d: d.migrate3(simulated, {"listen_address": "127.0.1.2"}, LIVE))
    scene.play("from another driver", lambda d: simulated.lookupByName("test").migrate(beta, LIVE, None, None, 0))
    scene.play("from another driver, migrate3", lambda d: simulated.lookupByName("test").migrate3(beta, {}, LIVE))
    scene.play("from another driver, offline", lambda d: simulated.lookupByName("test").migrate3(beta, {}, libvirt.VIR_MIGRATE_OFFLINE))
    scene.play("by a reader", lambda d: libvirt.openReadOnly(uri("alpha")).lookupByName("guest").migrate3(beta, {}, LIVE))
    scene.play("by a reader, to URI", lambda d: libvirt.openReadOnly(uri("alpha")).lookupByName("guest").migrateToURI(uri("beta"), PEER, None, 0))
    for word, other in (("runs there already", xml()), ("name is taken", xml(uuid="11111111-2222-4333-8444-000000000002")), ("identity is taken", xml(name="other"))):
        for verb, make in (("", beta.createXML), (", off", beta.defineXML)):
            scene.play(f"{word}{verb}", lambda d: d.migrate3(beta, {}, LIVE), before=lambda d: make(other))
    scene.play("the same is defined there, persistent", lambda d: d.migrate3(beta, {}, LIVE | PERSIST | UNDEFINE), before=lambda d: beta.defineXML(xml(title="before")), persistent=True)
    scene.play("does not start there", lambda d: d.migrate3(beta, {"destination_xml": xml(serial="/nosuch/file")}, LIVE))
    scene.play("does not start there, migrate2", lambda d: d.migrate2(beta, xml(serial="/nosuch/file"), LIVE, None, None, 0))


def led_by_source(scene, beta):
    """The source's daemon finds the other, or QEMU does."""
    there = uri("beta")
    scene.play("peers", lambda d: d.migrateToURI(there, LIVE | PEER, None, 0))
    scene.play("peers, all of it", lambda d: d.migrateToURI(there, LIVE | PEER | PERSIST | UNDEFINE | PAUSED, "other", 100), persistent=True)
    scene.play("peers, direct", lambda d: d.migrateToURI("tcp:127.0.1.2", LIVE, None, 0))
    scene.play("peers, nowhere", lambda d: d.migrateToURI("qemu+unix:///system?socket=/run/nosuch", LIVE | PEER, None, 0))
    for nowhere in ("nonsense", "qemu:///system", "qemu+tcp://localhost:1/system", "qemu+tcp://localhost.nowhere:1/system", "qemu+tcp://LOCALHOST:1/system",
                    "qemu+unix:///system?socket=", "te st:///x", ""):
        scene.play(f"peers, to '{nowhere}'", lambda d: d.migrateToURI(nowhere, LIVE | PEER, None, 0))
        scene.play(f"peers3, to '{nowhere}'", lambda d: d.migrateToURI3(nowhere, {}, LIVE | PEER))
    scene.play("peers, tunnelled", lambda d: d.migrateToURI(there, LIVE | PEER | libvirt.VIR_MIGRATE_TUNNELLED, None, 0))
    scene.play("peers, tunnelled in parallel", lambda d: d.migrateToURI(there, LIVE | PEER | libvirt.VIR_MIGRATE_TUNNELLED | libvirt.VIR_MIGRATE_PARALLEL, None, 0))
    scene.play("peers, tunnelled without", lambda d: d.migrateToURI(there, LIVE | libvirt.VIR_MIGRATE_TUNNELLED, None, 0))
    scene.play("peers, both kinds of disks", lambda d: d.migrateToURI(there, LIVE | PEER | libvirt.VIR_MIGRATE_NON_SHARED_DISK | libvirt.VIR_MIGRATE_NON_SHARED_INC, None, 0))
    scene.play("peers2", lambda d: d.migrateToURI2(there, None, None, LIVE | PEER, None, 0))
    scene.play("peers2, all of it", lambda d: d.migrateToURI2(there, "tcp:127.0.1.2", xml(title="changed"), LIVE | PEER | PERSIST, "other", 100), persistent=True)
    scene.play("peers2, no daemon", lambda d: d.migrateToURI2(None, "tcp:127.0.1.2", None, LIVE | PEER, None, 0))
    scene.play("peers2, direct", lambda d: d.migrateToURI2(None, "tcp:127.0.1.2", None, LIVE, None, 0))
    scene.play("peers2, nothing", lambda d: d.migrateToURI2(None, None, None, LIVE, None, 0))
    scene.play("peers3", lambda d: d.migrateToURI3(there, {}, LIVE | PEER))
    scene.play("peers3, all of it", lambda d: d.migrateToURI3(there, {
        "destination_xml": xml(title="changed"), "destination_name": "other", "migrate_uri": "tcp:127.0.1.2", "bandwidth": 100}, LIVE | PEER | PERSIST | UNDEFINE), persistent=True)
    scene.play("peers3, unreachable", lambda d: d.migrateToURI3(there, {"migrate_uri": "tcp:192.0.2.1:4444"}, LIVE | PEER))
    scene.play("peers3, no daemon", lambda d: d.migrateToURI3(None, {}, LIVE | PEER))
    scene.play("peers3, direct", lambda d: d.migrateToURI3(None, {"migrate_uri": "tcp:127.0.1.2"}, LIVE))
    scene.play("peers3, unknown parameter", lambda d: d.migrateToURI3(there, {"nosuch": 1}, LIVE | PEER))
    scene.play("peers3, offline", lambda d: d.migrateToURI3(there, {}, libvirt.VIR_MIGRATE_OFFLINE | PEER | PERSIST), persistent=True, off=True)
    scene.play("peers by migrate", lambda d: d.migrate(beta, LIVE | PEER, None, None, 0))
    scene.play("peers by migrate, name and URI", lambda d: d.migrate(beta, LIVE | PEER, "other", there, 0))
    scene.play("peers by migrate2", lambda d: d.migrate2(beta, None, LIVE | PEER, None, there, 0))
    scene.play("peers by migrate2, document", lambda d: d.migrate2(beta, xml(title="changed"), LIVE | PEER, None, None, 0))
    scene.play("peers, name is taken", lambda d: d.migrateToURI3(there, {}, LIVE | PEER), before=lambda d: beta.createXML(xml()))
    scene.play("peers, given up", lambda d: d.migrateToURI3(there, {"bandwidth": 1}, LIVE | PEER), aside=lambda d: d.abortJob())


def given_up(scene, beta):
    """What can be done while it runs."""
    slow = {"bandwidth": 1}

    def there(d):
        return beta.lookupByName(d.name())

    def on(*calls):
        """Each call's answer, the last of which ends the migration."""
        def run(d):
            return [answer(lambda c=c: c(d)) for c in calls]
        return run

    end = lambda d: d.abortJob()  # noqa: E731
    scene.play("aside: hurry", lambda d: d.migrate3(beta, slow, LIVE), aside=on(
        lambda d: d.migrateGetMaxSpeed(), lambda d: d.migrateSetMaxDowntime(9000), lambda d: d.migrateGetMaxDowntime(), lambda d: d.migrateSetMaxSpeed(1000)))
    scene.play("aside: suspend", lambda d: d.migrate3(beta, slow, LIVE), aside=on(lambda d: d.suspend()))
    scene.play("aside: ended here", lambda d: d.migrate3(beta, slow, LIVE), aside=on(lambda d: d.destroy()))
    scene.play("aside: ended there", lambda d: d.migrate3(beta, slow, LIVE), aside=on(lambda d: there(d).destroy()))
    scene.play("aside: seen there", lambda d: d.migrate3(beta, slow, LIVE), aside=on(lambda d: there(d).state(), lambda d: title(there(d)), end))
    scene.play("aside: kept", lambda d: d.migrate3(beta, slow, LIVE | PERSIST | UNDEFINE), aside=on(lambda d: d.undefine(), end), persistent=True)
    scene.play("aside: again", lambda d: d.migrate3(beta, slow, LIVE), aside=on(lambda d: d.migrate3(beta, {}, LIVE), end))
    scene.play("aside: other memory", lambda d: d.migrate3(beta, slow, LIVE), aside=on(
        lambda d: d.jobInfo()[0], lambda d: d.migrateStartPostCopy(), lambda d: d.migrateGetCompressionCache(), end))
    scene.play("not live, given up", lambda d: d.migrate(beta, 0, None, None, 1), aside=end)
    scene.play("nothing to give up", lambda d: d.abortJob())
    scene.play("the other daemon dies", lambda d: d.migrate3(beta, slow, LIVE), aside=lambda d: kill("beta"))


def main():
    libvirt.registerErrorHandler(lambda *_: None, None)
    libvirt.virEventRegisterDefaultImpl()
    libvirt.virEventAddTimeout(100, lambda *_: None, None)

    def loop():
        while True:
            libvirt.virEventRunDefaultImpl()
    threading.Thread(target=loop, daemon=True).start()
    here, there = Host("alpha"), Host("beta")
    scene = Scene(here, there)
    beta = there.conn
    play = scene.play
    show("hosts", (here.conn.getHostname(), beta.getHostname()))

    led_by_client(scene, beta)
    what_can_be_told(scene, beta)
    refused(scene, beta)
    led_by_source(scene, beta)
    given_up(scene, beta)
    sys.stdout.flush()
    os._exit(0)


main()
