"""The URIs of single drivers: network:///system and its like open one group of the host's objects and no hypervisor."""
import libvirt

DRIVERS = "network storage nodedev nwfilter interface secret".split()
CALLS = """getType getURI isAlive isEncrypted isSecure getVersion getHostname getInfo numOfDomains listAllDomains getMaxVcpus
numOfNetworks listAllNetworks numOfStoragePools listAllStoragePools numOfNWFilters listAllNWFilters numOfSecrets listAllSecrets""".split()
# How many of these a machine has is its own affair: only that the question is answered, or refused, is compared.
COUNTED = "numOfInterfaces listAllInterfaces listAllDevices".split()


def outcome(call, *args):
    try:
        return repr(call(*args))
    except libvirt.libvirtError as e:
        return f"error {e.get_error_code()} domain {e.get_error_domain()}: {e.get_error_message()}"


def run(s):
    for driver in DRIVERS:
        conn = s.connect(s.side.uri(driver, "system"))
        for name in CALLS:
            args = (None,) if name == "getMaxVcpus" else ()
            text = outcome(getattr(conn, name), *args)
            s.record(f"{driver} {name}", text if text.startswith("error") or name not in ("getURI",) else text.split("?")[0])
        for name in COUNTED:
            text = outcome(getattr(conn, name))
            s.record(f"{driver} {name}", text if text.startswith("error") else "answered")
        conn.close()
        for path in ("session", "nosuch"):
            s.record(f"{driver} {path}", outcome(s.connect, s.side.uri(driver, path)))
