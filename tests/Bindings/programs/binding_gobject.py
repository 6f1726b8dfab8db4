"""LibvirtGObject on the test driver. Prints '= NAME<tab>VALUE' for each step, to be compared with what the system's library gives."""
import re
import sys

import gi

gi.require_version("LibvirtGLib", "1.0")
gi.require_version("LibvirtGObject", "1.0")
gi.require_version("LibvirtGConfig", "1.0")
from gi.repository import GLib, LibvirtGConfig, LibvirtGLib, LibvirtGObject  # noqa: E402

loop = GLib.MainLoop()


def outcome(name, call):
    try:
        value = call()
    except GLib.Error as e:
        value = f"error {e.domain} {e.code}: {e.message}"
    print(f"= {name}\t" + re.sub(r"\b\d{12,}\b", "N", repr(value)), flush=True)


def until(test, milliseconds=5000):
    """Runs the main loop until a test holds."""
    state = {"over": False}

    def tick():
        if test() or state["over"]:
            loop.quit()
            return False
        return True

    end = GLib.timeout_add(milliseconds, lambda: state.update(over=True) or False)
    GLib.timeout_add(10, tick)
    loop.run()
    if not state["over"]:
        GLib.source_remove(end)
    return test()


def finished(start, end):
    """Starts an asynchronous call and returns what its end returns."""
    got = []
    start(lambda source, result: got.append(result))
    assert until(lambda: got)
    return end(got[0])


LibvirtGLib.event_register()
bad = LibvirtGObject.Connection.new("nosuch:///")
outcome("open nowhere", lambda: bad.open(None))
conn = LibvirtGObject.Connection.new(sys.argv[1])
opened = []
conn.connect("connection-opened", lambda c: opened.append(1))
outcome("open", lambda: finished(lambda done: conn.open_async(None, done), conn.open_finish))
outcome("opened signal", lambda: len(opened))
outcome("hypervisor", conn.get_hypervisor_name)
outcome("read-only", conn.is_read_only)
outcome("node", lambda: [getattr(conn.get_node_info(), f) for f in ("memory", "cpus", "mhz", "nodes", "sockets", "cores", "threads")])
outcome("capabilities", lambda: conn.get_capabilities().get_host().get_cpu().get_arch())
outcome("domains", lambda: finished(lambda done: conn.fetch_domains_async(None, done), conn.fetch_domains_finish))
outcome("pools", lambda: finished(lambda done: conn.fetch_storage_pools_async(None, done), conn.fetch_storage_pools_finish))
outcome("networks", lambda: conn.fetch_networks(None))
outcome("interfaces", lambda: conn.fetch_interfaces(None))
outcome("names", lambda: sorted(d.get_name() for d in conn.get_domains()))
outcome("pool names", lambda: sorted(p.get_name() for p in conn.get_storage_pools()))
outcome("network names", lambda: sorted(n.get_name() for n in conn.get_networks()))
outcome("interface names", lambda: sorted(i.get_name() for i in conn.get_interfaces()))
domain = conn.find_domain_by_name("runs")
outcome("id", lambda: domain.get_id())
outcome("uuid", domain.get_uuid)
outcome("persistent", domain.get_persistent)
outcome("saved", domain.get_saved)
outcome("info", lambda: [getattr(domain.get_info(), f) for f in ("state", "maxMem", "memory", "nrVirtCpu")])
outcome("config", lambda: domain.get_config(0).get_memory())
outcome("devices", lambda: sorted(type(d).__name__ for d in domain.get_devices()))
signals = []
for signal in ("started", "stopped", "suspended", "resumed", "updated"):
    domain.connect(signal, lambda *a, s=signal: signals.append(s))
added = []
conn.connect("domain-added", lambda c, d: added.append(d.get_name()))
conn.connect("domain-removed", lambda c, d: added.append("-" + d.get_name()))
outcome("suspend", domain.suspend)
outcome("resume", lambda: finished(lambda done: domain.resume_async(None, done), domain.resume_finish))
outcome("signals", lambda: until(lambda: len(signals) >= 2) and signals)
outcome("stop", lambda: domain.stop(0))
outcome("start", lambda: domain.start(0))
outcome("more signals", lambda: until(lambda: len(signals) >= 4) and signals[2:4])
outcome("start again", lambda: domain.start(0))
config = LibvirtGConfig.Domain.new_from_xml("<domain type='test'><name>fresh</name><memory>65536</memory><os><type>hvm</type></os></domain>")
outcome("create", lambda: conn.create_domain(config).get_name())
outcome("domain added", lambda: until(lambda: added) and added)
outcome("delete", lambda: conn.find_domain_by_name("fresh").delete(0))
outcome("domain removed", lambda: until(lambda: len(added) > 1) and added)
snapshot = LibvirtGConfig.DomainSnapshot.new_from_xml("<domainsnapshot><name>s1</name></domainsnapshot>")
outcome("snapshot", lambda: domain.create_snapshot(snapshot, 0).get_name())
outcome("snapshots", lambda: domain.fetch_snapshots(0, None))
outcome("snapshot names", lambda: sorted(s.get_name() for s in domain.get_snapshots()))
pool = conn.find_storage_pool_by_name("pool")
outcome("pool", lambda: [getattr(pool.get_info(), f) for f in ("state", "capacity", "allocation", "available")])
outcome("pool refresh", lambda: finished(lambda done: pool.refresh_async(None, done), pool.refresh_finish))
outcome("volumes", lambda: sorted(v.get_name() for v in pool.get_volumes()))
outcome("network", lambda: conn.get_networks()[0].get_uuid())
outcome("stream", lambda: type(conn.get_stream(0)).__name__)
closed = []
conn.connect("connection-closed", lambda c: closed.append(1))
outcome("close", conn.close)
outcome("closed signal", lambda: len(closed))
outcome("is open", conn.is_open)
del domain, pool
outcome("second connection", lambda: LibvirtGObject.Connection.new(sys.argv[1]).open(None))
