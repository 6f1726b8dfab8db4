"""What the calls of walk.py are made with: names of objects, documents, and values by the binding's names of parameters. Mostly what makes sense, at times what does not."""
import re

DOMAINS = ["runs", "runs", "off", "new", "fresh", "test", "test"]
MOMENTS = ["s1", "s2", "s3", "c1", "c2", "c3"]
NETWORKS = ["default", "default", "net2", "net3"]
POOLS = ["pool", "pool", "other", "default-pool", "pool2", "pool3"]
VOLUMES = ["one", "two", "three", "four"]
INTERFACES = ["eth1", "eth9", "eth8"]
DEVICES = ["scsi_host1", "scsi_host2", "computer", "mdev_1", "scsi_host3", "scsi_host12"]
IDENTITY = "11111111-2222-4333-8444-0000000000{:02d}"
PORTS = [IDENTITY.format(n) for n in (40, 41, 42)]
Q = '"'
CHANGES = re.compile(r"set|add|del|attach|detach|update|create|define|undefine|destroy|pin|rename|save|restore|revert|managed|resume|suspend|shutdown|reboot|reset|portCreate|snapshotCreate|"
                     r"checkpointCreate|change|build|refresh|wipe|resize|start|abort|block|fs|pM|storagePool(Create|Define)|network(Create|Define)|interfaceDefine|nodeDevice(Create|Define)", re.I)


def flags(r):
    return r.choice([0] * 10 + [1, 1, 2, 2, 3, 4, 8, 16, 32, 64, 128, 256, 512, 5, 1 << 30, 1 << r.randrange(16), r.randrange(1 << 6)])


def disk(r):
    target = r.choice(["vda", "vdb", "vdc", "sda", "hda", "sdz"])
    bus = {"v": "virtio", "s": r.choice(["scsi", "sata", "usb"]), "h": "ide"}[target[0]]
    # No volume: libvirt looks for a storage daemon of the machine to plug one, the simulation does not.
    kind = r.choice(["file", "file", "block", "network", "dir"])
    source = {"file": "<source file='/srv/more.img'/>", "block": "<source dev='/dev/vg/x'/>", "dir": "<source dir='/srv'/>",
              "network": "<source protocol='nbd' name='x'><host name='h' port='10809'/></source>"}[kind]
    extra = r.choice(["", "", "<readonly/>", "<shareable/>", "<serial>S1</serial>", "<iotune><total_bytes_sec>9000</total_bytes_sec></iotune>", "<alias name='ua-d'/>", "<boot order='1'/>"])
    return f"<disk type='{kind}' device='{r.choice(['disk', 'disk', 'cdrom', 'lun', 'floppy'])}'>{source if r.random() < 0.9 else ''}<target dev='{target}' bus='{bus}'/>{extra}</disk>"


def interface(r):
    kind = r.choice(["network", "bridge", "user", "ethernet", "direct", "nothing"])
    source = {"network": "<source network='default'/>", "bridge": "<source bridge='br0'/>", "direct": "<source dev='eth0' mode='bridge'/>"}.get(kind, "")
    model = r.choice(["", "<model type='virtio'/>", "<model type='e1000'/>"])
    more = r.choice(["", "<link state='down'/>", "<target dev='vnet9'/>", "<bandwidth><inbound average='100'/></bandwidth>", "<boot order='2'/>", "<alias name='ua-n'/>"])
    return f"<interface type='{kind}'><mac address='52:54:00:00:00:0{r.randrange(4)}'/>{source}{model}{more}</interface>"


def character(r):
    kind = r.choice(["serial", "parallel", "console", "channel"])
    return f"<{kind} type='{r.choice(['pty', 'null', 'unix'])}'>{r.choice(['', '<target port=%s1%s/>' % (Q, Q), '<target type=%svirtio%s name=%sx%s/>' % (Q, Q, Q, Q)])}</{kind}>"


def device(r):
    return r.choice([
        disk, disk, disk, interface, interface,
        lambda r: "<hostdev mode='subsystem' type='" + r.choice(["usb", "pci"]) + "'><source><address " + r.choice(["bus='1' device='2'", "domain='0' bus='1' slot='2' function='0'"]) + "/></source></hostdev>",
        lambda r: "<graphics type='" + r.choice(["vnc", "spice", "sdl"]) + "' " + r.choice(["", "port='5901'", "autoport='yes'"]) + "/>",
        lambda r: f"<input type='{r.choice(['tablet', 'mouse', 'keyboard'])}' bus='{r.choice(['usb', 'ps2', 'virtio'])}'/>",
        lambda r: f"<controller type='{r.choice(['scsi', 'usb', 'virtio-serial', 'ide', 'pci'])}' index='{r.randrange(4)}'/>",
        character,
        lambda r: f"<channel type='unix'><target type='virtio' name='org.x.{r.randrange(2)}'/></channel>",
        lambda r: f"<filesystem type='mount'><source dir='/srv/a{r.randrange(2)}'/><target dir='t{r.randrange(2)}'/></filesystem>",
        lambda r: f"<watchdog model='{r.choice(['i6300esb', 'ib700'])}' action='{r.choice(['reset', 'poweroff'])}'/>",
        lambda r: f"<rng model='virtio'><backend model='random'>{r.choice(['/dev/random', '/dev/urandom'])}</backend></rng>",
        lambda r: f"<memballoon model='{r.choice(['virtio', 'none'])}'/>",
        lambda r: f"<sound model='{r.choice(['ich6', 'ac97'])}'/>",
        lambda r: f"<video><model type='{r.choice(['vga', 'cirrus', 'virtio'])}'/></video>",
        lambda r: f"<memory model='dimm'><target><size unit='MiB'>{r.choice([64, 128])}</size></target></memory>",
        lambda r: f"<lease><lockspace>s{r.randrange(2)}</lockspace><key>k</key><target path='/srv/lease'/></lease>",
        lambda r: "<redirdev bus='usb' type='spicevmc'/>", lambda r: "<tpm model='tpm-tis'><backend type='passthrough'><device path='/dev/tpm0'/></backend></tpm>",
        lambda r: f"<shmem name='m{r.randrange(2)}'><size unit='M'>4</size></shmem>", lambda r: "<panic model='isa'/>", lambda r: "<vsock><cid auto='yes'/></vsock>",
        lambda r: "<smartcard mode='host'/>", lambda r: "<hub type='usb'/>", lambda r: "<nvram><address type='spapr-vio'/></nvram>", lambda r: "<crypto model='virtio' type='qemu'><backend model='builtin' queues='1'/></crypto>",
        lambda r: "<iommu model='intel'/>", lambda r: "<audio id='1' type='none'/>", lambda r: "<pstore backend='acpi-erst'><path>/srv/p</path><size>8</size></pstore>", lambda r: "<nonsense/>", lambda r: "<disk"])(r)


def guest(r):
    name = r.choice(["new", "fresh", "new", "fresh", "runs", "off"])
    number = {"new": 3, "fresh": 4, "runs": 1, "off": 2}[name] if r.random() < 0.9 else 9
    devices = "".join(device(r) for _ in range(r.choice([0, 0, 1, 2])))
    memory = r.choice([65536, 131072, 1])
    more = r.choice(["", "", "<vcpu>2</vcpu>", "<vcpu current='1'>4</vcpu>", "<title>t</title>", "<iothreads>1</iothreads>", "<on_reboot>destroy</on_reboot>", "<on_poweroff>restart</on_poweroff>",
                     "<cpu mode='host-passthrough'/>", "<memtune><hard_limit>300000</hard_limit></memtune>", "<numatune><memory mode='strict' nodeset='0'/></numatune>",
                     "<metadata><a:x xmlns:a='urn:a'>1</a:x></metadata>", "<blkiotune><weight>300</weight></blkiotune>"])
    return (f"<domain type='{r.choice(['test', 'test', 'test', 'test', 'kvm'])}'><name>{name}</name><uuid>{IDENTITY.format(number)}</uuid><memory>{memory}</memory>{more}"
            f"<os><type>hvm</type></os><devices>{devices}</devices></domain>")


def moment(r, kind):
    name = r.choice(["s1", "s2", "s3"] if kind == "snapshot" else ["c1", "c2", "c3"])
    parts = [f"<name>{name}</name>"] if r.random() < 0.95 else []
    parts += r.choice([[], [], ["<description>d</description>"], ["<state>shutoff</state>"], ["<state>running</state>"], [f"<parent><name>{r.choice(MOMENTS)}</name></parent>"]])
    if r.random() < 0.3:
        which = r.choice(["no", "internal", "external"] if kind == "snapshot" else ["no", "bitmap"])
        attribute = "snapshot" if kind == "snapshot" else "checkpoint"
        parts.append(f"<disks><disk name='{r.choice(['vda', 'hda', 'vdz'])}' {attribute}='{which}'/></disks>")
    if r.random() < 0.15:
        parts.append("<memory snapshot='" + r.choice(["no", "internal", "external"]) + "' " + r.choice(["", "file='/srv/mem'"]) + "/>" if kind == "snapshot" else "<creationTime>1000</creationTime>")
    if r.random() < 0.2:
        # As much as a redefinition needs.
        parts += ["<creationTime>1500</creationTime>", "<state>shutoff</state>" if kind == "snapshot" else "", guest(r)]
    return f"<domain{kind}>{''.join(dict.fromkeys(parts))}</domain{kind}>"


def network(r):
    name = r.choice(["net2", "net3", "default"])
    forward = r.choice(["", "<forward mode='nat'/>", "<forward mode='route'/>", "<forward mode='bridge'/>", "<forward mode='open'/>", "<forward mode='hostdev'/>"])
    bridge = f"<bridge name='virbr{r.randrange(3)}'/>" if r.random() < 0.7 else ""
    ip = r.choice(["", f"<ip address='10.{r.randrange(3)}.0.1' netmask='255.255.255.0'><dhcp><range start='10.0.0.2' end='10.0.0.9'/></dhcp></ip>", "<ip family='ipv6' address='fd00::1' prefix='64'/>"])
    more = r.choice(["", "", "<title>n</title>", "<dns><host ip='10.0.0.3'><hostname>h</hostname></host></dns>", "<portgroup name='p' default='yes'/>", "<mtu size='1400'/>", "<bandwidth><inbound average='5'/></bandwidth>"])
    return f"<network><name>{name}</name><uuid>{IDENTITY.format({'net2': 11, 'net3': 12, 'default': 10}[name])}</uuid>{forward}{bridge}{more}{ip}</network>"


def pool(r):
    name = r.choice(["pool2", "pool3", "pool"])
    # The volumes of the one that is there keep their formats.
    kind = "dir" if name == "pool" else r.choice(["dir", "dir", "fs", "netfs", "logical", "disk", "iscsi", "scsi", "mpath", "rbd", "gluster", "zfs", "vstorage", "sheepdog", "iscsi-direct", "other"])
    host = "<host name='h'/>"
    source = {"fs": "<source><device path='/dev/sda1'/></source>", "netfs": f"<source>{host}<dir path='/x'/></source>", "logical": "<source><name>vg</name></source>",
              "disk": "<source><device path='/dev/sda'/></source>", "iscsi": f"<source>{host}<device path='iqn.x'/></source>",
              "scsi": r.choice(["<source><adapter name='host0'/></source>", "<source><adapter type='fc_host' parent='scsi_host1' wwnn='2000000012341236' wwpn='1000000012341236'/></source>"]),
              "rbd": f"<source>{host}<name>p</name></source>", "gluster": f"<source>{host}<name>v</name><dir path='/'/></source>", "zfs": "<source><name>tank</name></source>",
              "vstorage": "<source><name>c</name></source>", "sheepdog": f"<source>{host}<name>s</name></source>",
              "iscsi-direct": f"<source>{host}<device path='iqn.x'/><initiator><iqn name='iqn.y'/></initiator></source>"}.get(kind, "")
    target = f"<target><path>/srv/{name}</path></target>" if r.random() < 0.9 else ""
    return f"<pool type='{kind}'><name>{name}</name><uuid>{IDENTITY.format({'pool2': 22, 'pool3': 23, 'pool': 20}[name])}</uuid>{source}{target}</pool>"


def volume(r):
    form = r.choice(["", "", "<target><format type='qcow2'/></target>", "<target><format type='raw'/></target>", "<target><permissions><mode>0640</mode></permissions></target>"])
    more = r.choice(["", "", "<allocation>100</allocation>", "<allocation>4096000</allocation>", "<backingStore><path>/srv/pool/one</path><format type='qcow2'/></backingStore>", "<key>/k</key>"])
    return f"<volume>{f'<name>{r.choice(VOLUMES)}</name>' if r.random() < 0.95 else ''}<capacity{r.choice(['', f' unit={Q}KiB{Q}', f' unit={Q}G{Q}'])}>{r.choice([4096, 10000, 1 << 30])}</capacity>{more}{form}</volume>"


def port(r):
    plug = r.choice(["", "", "<plug type='bridge' bridge='virbr0'/>", "<plug type='network' bridge='virbr0'/>", "<plug type='direct' dev='e' mode='vepa'/>", "<plug type='nonsense'/>"])
    more = r.choice(["", "<group>g</group>", "<mac address='52:54:00:00:00:07'/>", "<bandwidth><inbound average='1'/></bandwidth>", "<rxfilters trustGuest='yes'/>", "<port isolated='yes'/>"])
    identity = f"<uuid>{r.choice(PORTS)}</uuid>" if r.random() < 0.9 else ""
    return f"<networkport>{identity}<owner><name>runs</name><uuid>{IDENTITY.format(1)}</uuid></owner>{more}{plug}</networkport>"


def host_device(r):
    if r.random() < 0.3:
        return f"<device>{r.choice(['', '<name>mdev_1</name>'])}<parent>{r.choice(['computer', 'scsi_host1', 'nosuch'])}</parent><capability type='mdev'><type id='t'/><uuid>{IDENTITY.format(60)}</uuid></capability></device>"
    n = r.randrange(3)
    return (f"<device>{r.choice(['', '<name>scsi_host3</name>'])}<parent>{r.choice(['scsi_host1', 'scsi_host1', 'computer', 'nosuch'])}</parent><capability type='scsi_host'>"
            f"<capability type='fc_host'><wwnn>200000001234123{n}</wwnn><wwpn>100000001234123{n}</wwpn></capability></capability></device>")


def host_interface(r):
    name = r.choice(["eth9", "eth8", "eth1"])
    return r.choice([f"<interface type='ethernet' name='{name}'><start mode='{r.choice(['none', 'onboot'])}'/><mac address='aa:bb:cc:dd:ee:0{r.randrange(3)}'/></interface>",
                     f"<interface type='ethernet' name='{name}'><mac address='aa:bb:cc:dd:ee:03'/><protocol family='ipv4'><dhcp/></protocol></interface>",
                     f"<interface type='bridge' name='{name}'><start mode='onboot'/><bridge stp='on' delay='0'><interface type='ethernet' name='eth5'/></bridge></interface>",
                     f"<interface type='vlan' name='{name}'><start mode='onboot'/><vlan tag='4'><interface name='eth5'/></vlan></interface>",
                     f"<interface type='bond' name='{name}'><start mode='none'/><bond mode='active-backup'><interface type='ethernet' name='e1'/></bond></interface>", f"<interface type='wrong' name='{name}'/>"])


def document(r, kind, method):
    if r.random() < 0.02:
        return r.choice(["<nonsense", "<other/>", "", "<domain/>"])
    if kind == "virConnect":
        for word, make in (("network", network), ("storagePool", pool), ("interface", host_interface), ("nodeDevice", host_device), ("CPU", cpu)):
            if method.startswith(word) or word == "CPU" and word in method:
                return make(r)
        return guest(r)
    if kind == "virStoragePool":
        return volume(r)
    if kind == "virNetwork":
        if method == "portCreateXML":
            return port(r)
        return r.choice([f"<host mac='52:54:00:00:00:0{r.randrange(3)}' name='n{r.randrange(2)}' ip='192.168.122.{r.randrange(5, 8)}'/>", "<range start='192.168.122.3' end='192.168.122.9'/>",
                         "<portgroup name='q'/>", "<interface dev='e0'/>", "<txt name='a' value='b'/>", "<host ip='10.0.0.4'><hostname>z</hostname></host>", "<srv service='s' protocol='tcp'/>", "<bridge name='b'/>", "<bandwidth/>"])
    if method in ("saveFlags", "managedSaveDefineXML"):
        return guest(r)
    return moment(r, "snapshot") if "snapshot" in method else moment(r, "checkpoint") if "checkpoint" in method else "<domainbackup/>" if "backup" in method else device(r)


def cpu(r):
    model = r.choice(["486", "Nehalem", "Penryn", "EPYC", "nosuch"])
    return "<cpu" + r.choice(["", "", " match='exact'"]) + f"><arch>x86_64</arch><model>{model}</model>" + r.choice(["", "<feature name='vmx'/>", "<vendor>Intel</vendor>"]) + "</cpu>"


# By words in the method's name.
PARAMETERS = (
    ("Scheduler", [{"weight": 77}, {"weight": 0}, {"cap": 5}, {"cpu_shares": 9}]), ("Blkio", [{"weight": 500}, {"weight": 5}, {"device_weight": "/dev/sda,300"}, {"device_read_bytes_sec": "/dev/sda,9"}]),
    ("BlockIoTune", [{"total_bytes_sec": 4096}, {"read_bytes_sec": 1, "write_bytes_sec": 2}, {"total_bytes_sec": 1, "read_bytes_sec": 1}, {"total_iops_sec": 100, "total_iops_sec_max": 50},
                     {"total_iops_sec": 100, "total_iops_sec_max": 500, "total_iops_sec_max_length": 3}, {"group_name": "g"}, {"size_iops_sec": 8}, {"read_bytes_sec_max": 7}, {"total_bytes_sec": -1}]),
    ("Interface", [{"inbound.average": 100}, {"inbound.average": 100, "inbound.peak": 200, "outbound.average": 7}, {"inbound.peak": 3}, {"inbound.average": 0}, {"outbound.burst": 1}, {"inbound.floor": 4}]),
    ("Numa", [{"numa_nodeset": "0"}, {"numa_mode": 1}, {"numa_mode": 0, "numa_nodeset": "0-1"}, {"numa_nodeset": "x"}, {"numa_mode": 9}]), ("Perf", [{"cmt": True}, {"cmt": False, "mbml": True}, {"nosuch": True}]),
    ("IOThread", [{"poll_max_ns": 10}, {"poll_grow": 2, "poll_shrink": 3}, {"thread_pool_min": 1, "thread_pool_max": 4}, {"thread_pool_min": 9}, {"poll_max_ns": 1 << 40}]),
    ("Memory", [{"hard_limit": 1048576}, {"soft_limit": 10, "hard_limit": 20}, {"swap_hard_limit": 1}, {"min_guarantee": 5}, {"hard_limit": 10, "swap_hard_limit": 5}]),
    ("Throttle", [{"total_bytes_sec": 1}]), ("setParameters", [{"inbound.average": 100}, {"inbound.average": 3, "outbound.average": 7}, {"inbound.peak": 3}]),
    ("saveParams", [{"file": "/run/saved"}, {"file": "/run/saved", "dxml": "<domain/>"}, {}]), ("restoreParams", [{"file": "/run/saved"}]), ("", [{}]),
)
VALUES = {
    "name": lambda r: r.choice(DOMAINS + NETWORKS + POOLS + VOLUMES + INTERFACES + DEVICES + MOMENTS), "disk": lambda r: r.choice(["vda", "vda", "hda", "vdb", "sda", "/srv/runs.qcow2", "nosuch", ""]),
    "path": lambda r: r.choice(["vda", "vnet0", "hda", "/srv/pool", "/srv/pool/one", "/srv/pool2", "52:54:00:00:00:01", "nosuch"]), "dxml": lambda r: r.choice([None, None, guest(r)]),
    "uuid": lambda r: bytes.fromhex(IDENTITY.format(r.choice([1, 2, 3, 10, 11, 20, 21, 22])).replace("-", "")), "uuidstr": lambda r: r.choice(["zz", IDENTITY.format(r.choice([1, 2, 3, 10, 11, 20, 22, 40]))]),
    "type": lambda r: r.choice([0, 0, 1, 1, 2, 2, 3, 9]), "cpumap": lambda r: tuple(r.random() < 0.5 for _ in range(r.choice([1, 4, 4, 8]))), "to": lambda r: r.choice(["/run/saved", "/run/saved2", "/nosuch/saved"]),
    "frm": lambda r: r.choice(["/run/saved", "/run/saved", "/run/saved2", "/nosuch/saved", "/etc/passwd"]), "uri": lambda r: r.choice([None, None, "urn:a", "urn:example:app"]),
    "autostart": lambda r: r.choice([0, 1]), "arch": lambda r: r.choice(["x86_64", "i686", "aarch64", "nosuch", None]), "user": lambda r: "root", "offset": lambda r: r.choice([0, 5]), "size": lambda r: r.choice([0, 512, 100000]),
    "memory": lambda r: r.choice([0, 1, 65536, 131072, 262144, 524288, 1 << 30]), "startCell": lambda r: r.choice([0, 0, 1, 5, -1]), "maxCells": lambda r: r.choice([1, 2, 9]), "cellCount": lambda r: r.choice([0, 1, 2, 9]),
    "machine": lambda r: r.choice([None, None, "pc"]), "virttype": lambda r: r.choice(["test", None, "kvm", "zz"]), "iothread_id": lambda r: r.choice([0, 1, 2, 3, 7]), "iothread_val": lambda r: r.choice([0, 1, 2, 3, 7]),
    "device": lambda r: r.choice(["vnet0", "vnet9", "52:54:00:00:00:01", "nosuch"]), "duration": lambda r: r.choice([0, 60]), "target": lambda r: r.choice([0, 1, 2, 3, 9]), "vcpu": lambda r: r.choice([0, 1, 3, 9]),
    "state": lambda r: r.choice([0, 1, 1, 2]), "key": lambda r: r.choice(["app", "a", None, "/srv/pool/one"]), "nvcpus": lambda r: r.choice([0, 1, 2, 4, 9]), "mountpoints": lambda r: r.choice([None, ["/"], ["/boot"], ["/", "/boot"], ["/x"], []]),
    "pages": lambda r: r.choice([[4], [4, 2048], [7]]), "nativeFormat": lambda r: "x", "nativeConfig": lambda r: "x", "cap": lambda r: r.choice([None, "scsi_host", "system", "net", "zz"]),
    "file": lambda r: r.choice(["/run/saved", "/run/saved", "/nosuch"]), "stats": lambda r: r.choice([0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 1 << 20]), "timeout": lambda r: r.choice([-2, -1, 0, 5, -9]),
    "keys": lambda r: None, "base": lambda r: None, "top": lambda r: None, "bandwidth": lambda r: r.choice([0, 1]), "dumpformat": lambda r: r.choice([0, 0, 1, 4, 9]), "alias": lambda r: r.choice(["ua-d", "ua-n", "virtio-disk0", "net0", "nosuch"]),
    "mountPoint": lambda r: None, "minimum": lambda r: 0, "total": lambda r: r.choice([True, False]), "types": lambda r: r.choice([0, 1, 2, 4, 8, 16, 32, 64, 127, 256]), "source": lambda r: r.choice([0, 1, 2, 3]), "start": lambda r: 0,
    "new_name": lambda r: r.choice(["new", "fresh", "renamed", "off", "", "a/b"]), "codeset": lambda r: r.choice([0, 0, 1, 99]), "holdtime": lambda r: 0, "keycodes": lambda r: r.choice([[1], [1, 2], [1] * 20, [9999]]),
    "nkeycodes": lambda r: 1, "pid_value": lambda r: r.choice([1, 0, 2]), "signum": lambda r: r.choice([0, 9, 15, 99]), "threshold": lambda r: 100, "dev": lambda r: r.choice(["vda", "vdb"]), "action": lambda r: r.choice([0, 1, 2, 3, 9]),
    "period": lambda r: r.choice([-1, 0, 5]), "metadata": lambda r: r.choice([None, "words", "two\nlines", "<x>1</x>", "<x", ""]), "password": lambda r: "p", "vcpumap": lambda r: r.choice(["0", "1", "1-2", "9", "x"]),
    "mac": lambda r: r.choice([None, "52:54:00:00:00:01", "zz", "aa:bb:cc:dd:ee:09"]), "command": lambda r: r.choice([0, 1, 2, 3, 4, 4, 9]), "section": lambda r: r.randrange(15), "parentIndex": lambda r: r.choice([-1, 0, 1]),
    "capacity": lambda r: r.choice([0, 5, 4096, 2000000, 1 << 40]), "algorithm": lambda r: r.choice([0, 1, 8, 9, 20]), "srcSpec": lambda r: r.choice([None, "<source><host name='h'/></source>", "<source/>"]), "cpuNum": lambda r: r.choice([-1, 0, 9]),
    "emulatorbin": lambda r: r.choice([None, "/usr/bin/x"]), "emulator": lambda r: None, "cellNum": lambda r: -1, "macstr": lambda r: r.choice(["aa:bb:cc:dd:ee:ff", "aa:bb:cc:dd:ee:02", "zz"]), "id": lambda r: r.choice([1, 2, 3, -1]),
    "wwnn": lambda r: r.choice(["2000000012341234", "2000000012341231"]), "wwpn": lambda r: r.choice(["1000000012341234", "1000000012341231"]), "group": lambda r: "g", "usageType": lambda r: 1, "usageID": lambda r: "/x",
    "driverName": lambda r: None, "value": lambda r: b"v", "seconds": lambda r: 1, "time": lambda r: r.choice([None, {"seconds": 5, "nseconds": 0}]), "downtime": lambda r: 10, "cacheSize": lambda r: 4096,
    "flags": flags,
}


def argument(r, kind, method, name):
    """A value for a parameter of a method."""
    if name == "xmlCPUs":
        return [cpu(r) for _ in range(r.choice([1, 1, 2]))]
    if name == "params":
        return r.choice(next(found for word, found in PARAMETERS if word in method))
    if name == "type" and kind == "virConnect":
        return r.choice(["dir", "netfs", "logical", "test", "qemu", None])
    if name == "cpumap" and "Guest" in method:
        return VALUES["vcpumap"](r)
    if name == "name" and "snapshot" in method or name == "name" and "checkpoint" in method:
        return r.choice(MOMENTS)
    if name in ("xmldesc", "xmlDesc", "xml", "xmlCPU", "dxml", "domainXml", "backupXML", "checkpointXML") and (name != "dxml" or r.random() < 0.6):
        return document(r, kind, method)
    return VALUES[name](r)
