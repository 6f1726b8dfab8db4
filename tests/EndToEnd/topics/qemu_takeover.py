"""Each daemon takes over the guests that the other one started: status files, sockets and locks lie where both look for them.

The machine is i440fx: a q35 guest has a watchdog of its chip set in its document since libvirt 9.1, and 9.0 refuses a document with that.
The channel has a path of its own: 9.0 keeps its own in another folder, and takes ours, when it restores a guest, for one that somebody chose.
"""
import shutil
import subprocess

import libvirt

from harness import guests

DEVICES = """
    <disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='{work}/top.qcow2'/><target dev='vda' bus='virtio'/></disk>
    <serial type='pty'/><channel type='unix'><source mode='bind' path='{work}/agent.sock'/>
      <target type='virtio' name='org.qemu.guest_agent.0'/></channel>
    <graphics type='vnc' port='-1' autoport='yes'/>"""


def run(s):
    libvirt.registerErrorHandler(lambda _, error: None, None)
    if s.side.name != "vireo" or not shutil.which("libvirtd"):
        s.skip("takeover", "the topic starts both daemons itself")
        return
    guests.prepare_files(s)
    ours, theirs = s.side.beside("vireo"), s.side.beside("system")
    ours.prepare()
    change(s, "libvirtd takes over", ours, theirs, 1)
    change(s, "vireod takes over", theirs, ours, 2)


def change(s, what, first, second, number):
    name = f"passed{number}"
    first.start()
    conn = libvirt.open(first.uri("qemu", "system"))
    domain = conn.defineXML(guests.domain(name, number, DEVICES.format(work=s.work), machine="pc"))
    domain.create()
    passing = conn.createXML(guests.domain(name + "-transient", 10 + number, machine="pc"), libvirt.VIR_DOMAIN_START_PAUSED)
    domain.agentSetResponseTimeout(9)
    before = {d.name(): (d.ID(), d.UUIDString(), d.state(), d.isPersistent(), guests.process(d.name())) for d in (domain, passing)}
    shown = domain.XMLDesc()
    conn.close()
    first.kill()
    second.start()
    conn = libvirt.open(second.uri("qemu", "system"))
    after = {d.name(): (d.ID(), d.UUIDString(), d.state(), d.isPersistent(), guests.process(d.name()))
             for d in conn.listAllDomains(libvirt.VIR_CONNECT_LIST_DOMAINS_ACTIVE)}
    if not s.check(f"{what}: the guests are the same", before == after, f"{before}\n{after}\n{second.log_tail(8)}"):
        second.stop()
        kill_all(before)
        return
    domain, passing = conn.lookupByName(name), conn.lookupByName(name + "-transient")
    for part in ("disk", "serial", "graphics", "channel"):
        s.check(f"{what}: the {part} is the same", section(shown, part) == section(domain.XMLDesc(), part),
                section(shown, part) + section(domain.XMLDesc(), part))
    domain.suspend()
    s.check(f"{what}: pauses", domain.state()[0] == libvirt.VIR_DOMAIN_PAUSED)
    domain.resume()
    s.check(f"{what}: resumes", domain.state()[0] == libvirt.VIR_DOMAIN_RUNNING)
    domain.attachDeviceFlags(f"<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='{s.work}/raw.img'/>"
                             "<target dev='vdb' bus='virtio'/></disk>", libvirt.VIR_DOMAIN_AFFECT_LIVE)
    s.check(f"{what}: takes a disk", "raw.img" in domain.XMLDesc())
    domain.blockPull("vda", 0)
    s.check(f"{what}: pulls an image", s.wait(lambda: "base.qcow2" not in section(domain.XMLDesc(), "disk"), 30), section(domain.XMLDesc(), "disk"))
    saved = f"{s.work}/{name}.saved"
    domain.save(saved)
    conn.restore(saved)
    s.check(f"{what}: saves and restores", domain.state()[0] == libvirt.VIR_DOMAIN_RUNNING)
    passing.resume()
    for guest in (domain, passing):
        guest.destroy()
    s.check(f"{what}: ends them", not conn.listAllDomains(libvirt.VIR_CONNECT_LIST_DOMAINS_ACTIVE) and not any(guests.process(n) for n in before))
    domain.undefine()
    conn.close()
    second.stop()
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", "-b", "base.qcow2", "-F", "qcow2", s.work + "/top.qcow2"], check=True)


def section(xml, name):
    """The first element of that name, as text."""
    begin = xml.find(f"<{name} ")
    return xml[begin:xml.find(f"</{name}>", begin)]


def kill_all(before):
    for *_, pid in before.values():
        subprocess.run(["kill", "-9", str(pid)], check=False)
