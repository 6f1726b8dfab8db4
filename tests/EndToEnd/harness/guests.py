"""Domain XML for the QEMU topics, from the smallest guest to every kind of hardware that is tested."""
import os
import subprocess

UUID = "aaaaaaaa-0000-0000-0000-0000000000%02x"

EMULATOR = "<emulator>/usr/bin/qemu-system-x86_64</emulator>"

CONSOLE = """
    <serial type='pty'><target port='0'/></serial>
    <console type='pty'><target type='serial' port='0'/></console>"""


def domain(name, number, devices="", machine="q35", memory=96, os="", head="", features="<acpi/><apic/>", kind="qemu", extra="", vcpu="1"):
    """A guest of software emulation; MEMORY in MiB."""
    return f"""<domain type='{kind}'>
  <name>{name}</name>
  <uuid>{UUID % number}</uuid>
  {head}
  <memory unit='MiB'>{memory}</memory>
  <vcpu>{vcpu}</vcpu>
  <os><type arch='x86_64' machine='{machine}'>hvm</type>{os}</os>
  <features>{features}</features>
  <devices>
    {EMULATOR}{devices}
  </devices>
  {extra}
</domain>
"""


def linux(name, number, folder, devices="", memory=224, append="", **options):
    """The test guest of tests/EndToEnd/guest: it boots to a shell on its serial console."""
    os = (f"<kernel>{folder}/vmlinuz</kernel><initrd>{folder}/initrd.img</initrd>"
          f"<cmdline>console=ttyS0 quiet {append}</cmdline>".replace(" </cmdline>", "</cmdline>"))
    return domain(name, number, CONSOLE + devices, memory=memory, os=os, **options)


def variants(work):
    """Hardware as (name, XML) pairs. Files that they need are made by prepare_files."""
    raw = f"""
    <disk type='file' device='disk'><driver name='qemu' type='raw' cache='none'/><source file='{work}/raw.img'/><target dev='vda' bus='virtio'/></disk>"""
    qcow2 = f"""
    <disk type='file' device='disk'><driver name='qemu' type='qcow2' discard='unmap'/><source file='{work}/disk.qcow2'/><target dev='sda' bus='sata'/>
      <serial>SERIAL1</serial><boot order='1'/></disk>"""
    cdrom = """
    <disk type='file' device='cdrom'><target dev='hdc' bus='%s'/><readonly/></disk>"""
    user = """
    <interface type='user'><mac address='52:54:00:00:00:01'/><model type='%s'/></interface>"""
    rows = [
        ("minimal-q35", {}),
        ("minimal-i440fx", {"machine": "pc"}),
        ("raw", {"devices": raw}),
        ("qcow2", {"devices": qcow2}),
        ("cdrom-q35", {"devices": cdrom % "sata"}),
        ("cdrom-i440fx", {"devices": cdrom % "ide", "machine": "pc"}),
        ("block-ide", {"devices": raw.replace("vda", "hda").replace("virtio", "ide"), "machine": "pc"}),
        ("scsi", {"devices": "<controller type='scsi' model='virtio-scsi'/>" + raw.replace("vda", "sdb").replace("'virtio'", "'scsi'")}),
        ("snapshot-chain", {"devices": f"<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='{work}/top.qcow2'/><target dev='vda' bus='virtio'/></disk>"}),
        ("net-user-virtio", {"devices": user % "virtio"}),
        ("net-user-e1000", {"devices": user % "e1000", "machine": "pc"}),
        ("net-bridge", {"devices": "<interface type='bridge'><mac address='52:54:00:00:00:02'/><source bridge='br0'/><target dev='tap7'/><model type='virtio'/></interface>"}),
        ("serial", {"devices": CONSOLE}),
        ("serial-file", {"devices": f"<serial type='file'><source path='{work}/serial.log'/><target port='0'/></serial>"}),
        ("serial-unix", {"devices": f"<serial type='unix'><source mode='bind' path='{work}/serial.sock'/><target port='0'/></serial>"}),
        ("serial-tcp", {"devices": "<serial type='tcp'><source mode='bind' host='127.0.0.1' service='4555'/><protocol type='telnet'/><target port='0'/></serial>"}),
        ("virtio-console", {"devices": "<console type='pty'><target type='virtio' port='0'/></console>"}),
        ("parallel", {"devices": "<parallel type='pty'/>", "machine": "pc"}),
        ("channel", {"devices": "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>"
                                "<channel type='pty'><target type='virtio' name='vireo.echo.0'/></channel>"}),
        ("vnc", {"devices": "<graphics type='vnc' port='5931'/>"}),
        ("vnc-listen", {"devices": "<graphics type='vnc' port='-1' autoport='yes'><listen type='address' address='127.0.0.1'/></graphics>"}),
        ("vnc-socket", {"devices": f"<graphics type='vnc' socket='{work}/vnc.sock'/>"}),
        ("rng", {"devices": "<rng model='virtio'><rate bytes='1000' period='2000'/><backend model='random'>/dev/urandom</backend></rng>"}),
        ("rng-builtin", {"devices": "<rng model='virtio'><backend model='builtin'/></rng>"}),
        ("balloon", {"devices": "<memballoon model='virtio'><stats period='5'/></memballoon>"}),
        ("no-balloon", {"devices": "<memballoon model='none'/>"}),
        ("video-vga", {"devices": "<graphics type='vnc' port='5932'/><video><model type='vga' vram='32768'/></video>"}),
        ("video-cirrus", {"devices": "<graphics type='vnc' port='5932'/><video><model type='cirrus'/></video>", "machine": "pc"}),
        ("video-virtio", {"devices": "<graphics type='vnc' port='5932'/><video><model type='virtio'/></video>"}),
        ("video-bochs", {"devices": "<graphics type='vnc' port='5932'/><video><model type='bochs'/></video>"}),
        ("video-none", {"devices": "<graphics type='vnc' port='5932'/><video><model type='none'/></video>"}),
        ("input", {"devices": "<controller type='usb' model='qemu-xhci'/><input type='tablet' bus='usb'/><input type='keyboard' bus='virtio'/>"
                              "<input type='mouse' bus='virtio'/>"}),
        ("watchdog", {"devices": "<watchdog model='i6300esb' action='reset'/>"}),
        ("tpm", {"devices": "<tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>"}),
        ("uefi", {"os": "<loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE_4M.fd</loader>"}),
        ("uefi-auto", {"head": "", "firmware": True}),
        ("kernel", {"kernel": True}),
        ("cpu-model", {"extra": "<cpu mode='custom' match='exact'><model fallback='forbid'>qemu64</model><feature policy='require' name='ssse3'/></cpu>"}),
        ("cpu-maximum", {"extra": "<cpu mode='maximum'/>"}),
        ("cpu-topology", {"extra": "<cpu><topology sockets='2' cores='2' threads='1'/></cpu>", "vcpu": "4"}),
        ("cpu-current", {"vcpu": "4", "vcpu_current": 2}),
        ("clock", {"extra": "<clock offset='utc'><timer name='rtc' tickpolicy='catchup'/><timer name='pit' tickpolicy='delay'/><timer name='hpet' present='no'/></clock>"
                            "<on_poweroff>destroy</on_poweroff><on_reboot>restart</on_reboot><on_crash>destroy</on_crash>"}),
        ("features", {"features": "<acpi/><apic/><pae/><hyperv><relaxed state='on'/></hyperv><vmport state='off'/><smm state='on'/>"}),
        ("sound", {"devices": "<sound model='ich9'/>"}),
        ("panic", {"devices": "<panic model='isa'/>"}),
        ("memory-current", {"memory": 128, "head": "<currentMemory unit='MiB'>64</currentMemory>"}),
        ("metadata", {"head": "<title>t</title><description>d</description><metadata><m:x xmlns:m='http://example.org/m'>y</m:x></metadata>"}),
        ("sysinfo", {"sysinfo": True}),
        ("commandline", {"commandline": True}),
    ]
    made = []
    for number, (name, options) in enumerate(rows, start=16):
        options = dict(options)
        firmware, kernel, sysinfo, commandline, current = (options.pop(k, None) for k in ("firmware", "kernel", "sysinfo", "commandline", "vcpu_current"))
        if kernel:
            text = linux(name, number, "/run/guest", memory=96)
        else:
            text = domain(name, number, **options)
        if firmware:
            text = text.replace("<os>", "<os firmware='efi'>")
        if current:
            text = text.replace("<vcpu>", f"<vcpu placement='static' current='{current}'>")
        if sysinfo:
            text = text.replace("<os>", "<sysinfo type='smbios'><bios><entry name='vendor'>Vendor</entry></bios>"
                                        "<system><entry name='manufacturer'>Maker</entry></system></sysinfo><os>").replace("</os>", "<smbios mode='sysinfo'/></os>")
        if commandline:
            text = text.replace("<domain type='qemu'>", "<domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>").replace(
                "</domain>", "<qemu:commandline><qemu:arg value='-name'/><qemu:arg value='other'/><qemu:env name='A' value='b'/></qemu:commandline></domain>")
        made.append((name, text))
    return made


def process(name):
    """The process of a running guest, or None."""
    for pid in os.listdir("/proc"):
        try:
            if pid.isdigit() and f"guest={name}".encode() in open(f"/proc/{pid}/cmdline", "rb").read():
                return int(pid)
        except OSError:
            continue
    return None


def prepare_files(s):
    """Disk images, a bridge and the kernel that the variants refer to."""
    quiet = {"check": True, "stdout": subprocess.DEVNULL}
    subprocess.run(["qemu-img", "create", "-q", "-f", "raw", s.work + "/raw.img", "16M"], **quiet)
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", s.work + "/disk.qcow2", "32M"], **quiet)
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", s.work + "/base.qcow2", "32M"], **quiet)
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", "-b", "base.qcow2", "-F", "qcow2", s.work + "/top.qcow2"], **quiet)
    subprocess.run(["ip", "link", "add", "br0", "type", "bridge"], **quiet)
    subprocess.run(["ip", "link", "set", "br0", "up"], **quiet)
    ready(s)


def ready(s):
    """The kernel under a path that is the same on both sides, and the guests' UUIDs made known."""
    for name in ("vmlinuz", "initrd.img"):
        if not os.path.exists("/run/guest/" + name):
            os.symlink(os.path.join(s.guest, name), "/run/guest/" + name)
    for number in range(1, 100):
        s.uuid(UUID % number)
