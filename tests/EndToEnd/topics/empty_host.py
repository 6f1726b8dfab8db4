"""A host without networks, pools, filters and secrets: what qemu:/// answers about them, whether a driver serves the group or none does."""
import libvirt

NAME = "none"
UUID = "01010101-0101-0101-0101-010101010101"

LISTS = """listNetworks listDefinedNetworks numOfNetworks numOfDefinedNetworks listAllNetworks
listStoragePools listDefinedStoragePools numOfStoragePools numOfDefinedStoragePools listAllStoragePools
listNWFilters numOfNWFilters listAllNWFilters listAllNWFilterBindings listSecrets numOfSecrets listAllSecrets""".split()
# The machine's own interfaces and devices are whatever they are: only that the question is answered is looked at.
OWN = {
    "listInterfaces": (), "listDefinedInterfaces": (), "numOfInterfaces": (), "numOfDefinedInterfaces": (), "listAllInterfaces": (),
    "listAllDevices": (), "listDevices": (None, 0), "numOfDevices": (None, 0),
}
LOOKUPS = """networkLookupByName storagePoolLookupByName interfaceLookupByName interfaceLookupByMACString nodeDeviceLookupByName nwfilterLookupByName
nwfilterBindingLookupByPortDev storageVolLookupByKey storageVolLookupByPath""".split()
UUID_LOOKUPS = "networkLookupByUUIDString storagePoolLookupByUUIDString nwfilterLookupByUUIDString secretLookupByUUIDString".split()
COMMANDS = ["net-list --all", "pool-list --all", "nwfilter-list", "nwfilter-binding-list", "secret-list", "net-info none", "pool-info none",
            "iface-dumpxml none", "nodedev-dumpxml none", "nwfilter-dumpxml none", "vol-info /none", "secret-dumpxml " + UUID, "net-port-list none"]


def outcome(call, *args):
    try:
        return repr(call(*args))
    except libvirt.libvirtError as e:
        return f"error {e.get_error_code()} domain {e.get_error_domain()}: {e.get_error_message()}"


def run(s):
    s.uuid(UUID)
    conn = s.connect()
    for name in LISTS:
        s.record(name, outcome(getattr(conn, name)))
    for name, args in OWN.items():
        s.check(name + " answers", not outcome(getattr(conn, name), *args).startswith("error"), outcome(getattr(conn, name), *args))
    for name in LOOKUPS:
        s.record(name, outcome(getattr(conn, name), NAME))
    for name in UUID_LOOKUPS:
        s.record(name, outcome(getattr(conn, name), UUID))
    s.record("storagePoolLookupByTargetPath", outcome(conn.storagePoolLookupByTargetPath, "/none"))
    s.record("secretLookupByUsage", outcome(conn.secretLookupByUsage, libvirt.VIR_SECRET_USAGE_TYPE_VOLUME, "x"))
    for register, remove, event in (
            (conn.networkEventRegisterAny, conn.networkEventDeregisterAny, libvirt.VIR_NETWORK_EVENT_ID_LIFECYCLE),
            (conn.storagePoolEventRegisterAny, conn.storagePoolEventDeregisterAny, libvirt.VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE),
            (conn.nodeDeviceEventRegisterAny, conn.nodeDeviceEventDeregisterAny, libvirt.VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE),
            (conn.secretEventRegisterAny, conn.secretEventDeregisterAny, libvirt.VIR_SECRET_EVENT_ID_LIFECYCLE)):
        s.record(register.__name__, outcome(lambda r=register, d=remove, e=event: d(r(None, e, lambda *_: None, None)) is None))
    s.virsh_all(COMMANDS)
