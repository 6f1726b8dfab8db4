"""python3-libvirt: objects, flags, typed parameters, errors with their codes, callbacks, many clients at once."""
import threading

import libvirt

from harness import events, guests

TEST_UUID = "6695eb01-f6a4-8304-79aa-97f2502e193f"


def outcome(call):
    """What a call gives, as text; an error with its code and domain, which programs match on. Since libvirt 9.1 the places in its patterns are numbered."""
    try:
        return repr(call())
    except libvirt.libvirtError as e:
        return f"error {e.get_error_code()} domain {e.get_error_domain()} level {e.get_error_level()}: {e.get_error_message()} | {(e.get_str1() or '').replace('%1$s', '%s')} | {e.get_str2()} | {e.get_str3()}"


def run(s):
    events.loop()
    s.uuid(TEST_UUID)
    test_driver(s)
    test_events(s)
    qemu_driver(s)
    many_clients(s)
    closed_connection(s)


def test_driver(s):
    conn = s.connect(s.side.uri("test", "default"))
    domain = conn.lookupByName("test")
    calls = {
        "getType": conn.getType, "getURI": lambda: conn.getURI().split("?")[0], "getInfo": conn.getInfo, "getHostname": lambda: bool(conn.getHostname()),
        "isEncrypted": conn.isEncrypted, "isSecure": conn.isSecure, "isAlive": conn.isAlive, "numOfDomains": conn.numOfDomains,
        "listDomainsID": conn.listDomainsID, "listDefinedDomains": conn.listDefinedDomains, "numOfNetworks": conn.numOfNetworks,
        "listNetworks": conn.listNetworks, "listDefinedNetworks": conn.listDefinedNetworks, "listInterfaces": conn.listInterfaces,
        "listStoragePools": conn.listStoragePools, "numOfDevices": lambda: conn.numOfDevices(None, 0), "listDevices": lambda: sorted(conn.listDevices(None, 0)),
        "getCellsFreeMemory": lambda: conn.getCellsFreeMemory(0, 2), "getMaxVcpus": lambda: conn.getMaxVcpus(None), "getCPUMap": lambda: conn.getCPUMap(0),
        "compareCPU": lambda: conn.compareCPU("<cpu><arch>x86_64</arch><model>486</model></cpu>", 0),
        "baselineCPU": lambda: conn.baselineCPU(["<cpu><arch>x86_64</arch><model>486</model></cpu>"], 0),
        "domain.info": lambda: domain.info()[:4], "domain.state": domain.state, "domain.ID": domain.ID, "domain.UUIDString": domain.UUIDString,
        "domain.OSType": domain.OSType, "domain.isActive": domain.isActive, "domain.isPersistent": domain.isPersistent, "domain.isUpdated": domain.isUpdated,
        "domain.maxMemory": domain.maxMemory, "domain.maxVcpus": domain.maxVcpus, "domain.vcpuPinInfo": lambda: domain.vcpuPinInfo(0),
        "domain.schedulerType": domain.schedulerType, "domain.schedulerParameters": lambda: sorted(domain.schedulerParameters().items()),
        "domain.memoryParameters": lambda: sorted(domain.memoryParameters(0).items()), "domain.numaParameters": lambda: sorted(domain.numaParameters(0).items()),
        "domain.blkioParameters": lambda: sorted(domain.blkioParameters(0).items()), "domain.setSchedulerParameters": lambda: domain.setSchedulerParameters({"weight": 77}),
        "domain.schedulerParameters again": lambda: sorted(domain.schedulerParameters().items()), "domain.setVcpus": lambda: domain.setVcpus(1),
        "domain.interfaceParameters": lambda: sorted(domain.interfaceParameters("testnet0", 0).items()), "domain.hasManagedSaveImage": domain.hasManagedSaveImage,
        "domain.diskErrors": domain.diskErrors, "domain.fsInfo": domain.fsInfo, "domain.metadata": lambda: domain.metadata(libvirt.VIR_DOMAIN_METADATA_TITLE, None),
        "lookup by id": lambda: conn.lookupByID(1).name(), "lookup by id, wrong": lambda: conn.lookupByID(99), "lookup by name, wrong": lambda: conn.lookupByName("nosuch"),
        "lookup by uuid, wrong": lambda: conn.lookupByUUIDString("00000000-0000-0000-0000-000000000001"), "lookup by uuid, malformed": lambda: conn.lookupByUUIDString("zz"),
        "unsupported": lambda: conn.listAllNWFilters(0), "unsupported secret": lambda: conn.listSecrets(), "bad xml": lambda: conn.defineXML("<domain"),
        "bad flags": lambda: domain.XMLDesc(1 << 20), "bad flags on list": lambda: conn.listAllDomains(1 << 30), "unicode name": lambda: conn.lookupByName("Gästehaus"),
        "long name": lambda: conn.lookupByName("x" * 5000), "save to nowhere": lambda: domain.save("/nosuch/file"), "domain.jobInfo": domain.jobInfo,
        "getAllDomainStats": lambda: [(d.name(), sorted(v.items())) for d, v in conn.getAllDomainStats(libvirt.VIR_DOMAIN_STATS_STATE)],
        "network": lambda: conn.networkLookupByName("default").bridgeName(), "network, wrong": lambda: conn.networkLookupByName("nosuch"),
        "pool": lambda: conn.storagePoolLookupByName("default-pool").info(), "volume, wrong": lambda: conn.storageVolLookupByPath("/nosuch"),
        "interface": lambda: conn.interfaceLookupByName("eth1").MACString(), "device": lambda: conn.nodeDeviceLookupByName("computer").listCaps(),
        "secret, wrong": lambda: conn.secretLookupByUUIDString("00000000-0000-0000-0000-000000000001"),
    }
    for name, call in calls.items():
        s.record("test: " + name, outcome(call) + "\n")
    conn.close()
    s.record("closed connection", outcome(lambda: conn.getHostname()) + "\n")


def test_events(s):
    """Lifecycle callbacks of each kind of object, the deprecated registration, and deregistration."""
    conn = s.connect(s.side.uri("test", "default"))
    seen = []
    conn.domainEventRegister(lambda c, d, event, detail, o: seen.append(f"old {d.name()} {event} {detail}"), None)
    ids = [conn.domainEventRegisterAny(conn.lookupByName("test"), libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                       lambda c, d, event, detail, o: seen.append(f"domain {d.name()} {event} {detail} {o}"), "opaque")]
    net = conn.networkEventRegisterAny(None, libvirt.VIR_NETWORK_EVENT_ID_LIFECYCLE, lambda c, n, event, detail, o: seen.append(f"network {n.name()} {event} {detail}"), None)
    pool = conn.storagePoolEventRegisterAny(None, libvirt.VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE, lambda c, p, event, detail, o: seen.append(f"pool {p.name()} {event} {detail}"), None)
    refresh = conn.storagePoolEventRegisterAny(None, libvirt.VIR_STORAGE_POOL_EVENT_ID_REFRESH, lambda c, p, o: seen.append(f"refresh {p.name()}"), None)
    device = conn.nodeDeviceEventRegisterAny(None, libvirt.VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE, lambda c, d, event, detail, o: seen.append(f"device {d.name()} {event} {detail}"), None)
    domain = conn.lookupByName("test")
    domain.suspend()
    domain.resume()
    other = conn.createXML("<domain type='test'><name>other</name><memory>65536</memory><os><type>hvm</type></os></domain>", 0)
    other.destroy()
    conn.networkLookupByName("default").destroy()
    conn.networkLookupByName("default").create()
    conn.storagePoolLookupByName("default-pool").refresh(0)
    conn.storagePoolLookupByName("default-pool").destroy()
    settle(s, conn, seen)
    s.record("test driver events", "\n".join(seen) + "\n")
    for number in ids:
        conn.domainEventDeregisterAny(number)
    conn.networkEventDeregisterAny(net)
    for number in (pool, refresh):
        conn.storagePoolEventDeregisterAny(number)
    conn.nodeDeviceEventDeregisterAny(device)
    count = len([line for line in seen if not line.startswith("old")])
    domain.suspend()
    domain.resume()
    settle(s, conn, seen)
    s.check("nothing comes after deregistration", len([line for line in seen if not line.startswith("old")]) == count, seen)
    s.record("deregister twice", outcome(lambda: conn.networkEventDeregisterAny(net)) + "\n")
    conn.close()


def settle(s, conn, seen):
    """Waits until the events of everything done so far are here: those of a marker, done last, come behind them."""
    conn.defineXML("<domain type='test'><name>marker</name><memory>65536</memory><os><type>hvm</type></os></domain>").undefine()
    s.check("the marker's event comes", s.wait(lambda: any(line.startswith("old marker 1 ") for line in seen)), seen)
    seen[:] = [line for line in seen if " marker " not in line]


def qemu_driver(s):
    guests.ready(s)
    conn = s.connect()
    domain = conn.defineXML(guests.domain("one", 1, guests.CONSOLE))
    domain.createWithFlags(libvirt.VIR_DOMAIN_START_PAUSED)
    calls = {
        "getType": conn.getType, "info": lambda: domain.info()[:4], "state": domain.state, "isActive": domain.isActive, "isUpdated": domain.isUpdated,
        "maxVcpus": domain.maxVcpus, "vcpusFlags": lambda: domain.vcpusFlags(libvirt.VIR_DOMAIN_VCPU_MAXIMUM), "controlInfo": domain.controlInfo,
        "hostname": domain.hostname, "jobStats": domain.jobStats, "securityLabel": domain.securityLabel, "getSecurityModel": conn.getSecurityModel,
        "blockInfo": lambda: domain.blockInfo("nosuch"), "create again": domain.create, "attach nonsense": lambda: domain.attachDevice("<nosuch/>"),
        "abortJob": domain.abortJob, "memoryPeek": lambda: len(domain.memoryPeek(0, 16, libvirt.VIR_MEMORY_PHYSICAL)),
        "getCPUModelNames": lambda: [n for n in conn.getCPUModelNames("x86_64", 0) if not n.endswith("-v1")][:3], "getDomainCapabilities, wrong": lambda: conn.getDomainCapabilities("/nosuch"),
        "snapshotNum": domain.snapshotNum, "lookupByID": lambda: conn.lookupByID(domain.ID()).name(), "openConsole": lambda: domain.openConsole("nosuch", conn.newStream(0), 0),
        "setMetadata": lambda: domain.setMetadata(libvirt.VIR_DOMAIN_METADATA_TITLE, "a\nb", None, None, 0), "set time": lambda: domain.setTime({"seconds": 1}),
        "domainListGetStats": lambda: sorted(conn.domainListGetStats([domain], libvirt.VIR_DOMAIN_STATS_STATE)[0][1].items()),
        "stats, wrong group": lambda: conn.getAllDomainStats(1 << 30, libvirt.VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS),
        "destroy": domain.destroy, "destroy again": domain.destroy, "undefine": domain.undefine, "undefine again": domain.undefine,
    }
    for name, call in calls.items():
        s.record("qemu: " + name, outcome(call) + "\n")
    conn.close()


def many_clients(s):
    """Many connections and threads at once, and one connection shared by many threads."""
    uri = s.side.uri("test", "default")
    hold = s.connect(uri)
    wrong = []

    def client():
        try:
            conn = libvirt.open(uri)
            for _ in range(20):
                if conn.lookupByName("test").info()[3] < 1:
                    wrong.append("vcpus")
            conn.close()
        except libvirt.libvirtError as e:
            wrong.append(str(e))

    def shared():
        try:
            for _ in range(20):
                if "test" not in hold.lookupByName("test").XMLDesc(0):
                    wrong.append("xml")
        except libvirt.libvirtError as e:
            wrong.append(str(e))
    for work in (client, shared):
        threads = [threading.Thread(target=work) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(300)
    s.check("20 clients and 20 threads on one connection are served", not wrong and not any(t.is_alive() for t in threads), wrong[:5])
    idle = [libvirt.open(uri) for _ in range(60)]
    s.check("60 connections stay open", all(c.isAlive() for c in idle))
    for conn in idle:
        conn.close()
    hold.close()


def closed_connection(s):
    """A client is notified when its daemon goes."""
    reasons = []
    conn = s.connect()
    conn.setKeepAlive(1, 3)
    conn.registerCloseCallback(lambda c, reason, o: reasons.append(reason), None)
    s.side.stop()
    s.check("the close callback comes", s.wait(lambda: reasons), reasons)
    s.record("close reason", f"{reasons}\n")
    s.check("the connection is dead", s.wait(lambda: not conn.isAlive()))
    s.record("call on a dead connection", outcome(conn.getHostname) + "\n")
    s.side.start()
