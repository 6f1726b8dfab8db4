"""A host with devices of every kind, written as files in the place of /sys and of udev's database: both daemons read nothing else of them.

libudev believes it with SYSTEMD_DEVICE_VERIFY_SYSFS=0.
"""
import os
import struct
import subprocess

DMI = {"product_name": "Machine", "sys_vendor": "Maker", "product_version": "1.0", "product_serial": "S/N 1", "bios_vendor": "Firm",
       "bios_version": "2", "bios_date": "01/02/2020"}


def config(header=0, express=None, size=256):
    """A PCI configuration; EXPRESS: kind, capability and status of the link."""
    data = bytearray(size)
    data[0x0e] = header
    if express:
        data[0x06], data[0x34] = 0x10, 0x40
        data[0x40:0x44] = bytes([0x01, 0x50, 0, 0])
        kind, can, now = express
        data[0x50:0x54] = struct.pack("<BBH", 0x10, 0, kind << 4)
        data[0x5c:0x60] = struct.pack("<I", can)
        data[0x62:0x64] = struct.pack("<H", now)
    return bytes(data)


def vpd(readonly, readwrite=()):
    def fields(pairs):
        return b"".join(k.encode() + bytes([len(v)]) + v.encode() for k, v in pairs)
    name = b"Card of a kind"
    data = bytes([0x82]) + struct.pack("<H", len(name)) + name
    body = fields(readonly)
    data += bytes([0x90]) + struct.pack("<H", len(body) + 4) + body + b"RV" + bytes([1])
    data += bytes([-sum(data) & 0xff])
    if readwrite:
        body = fields(readwrite)
        data += bytes([0x91]) + struct.pack("<H", len(body)) + body
    return data + bytes([0x78])


class Tree:
    def __init__(self, root=""):
        self.root = root

    def write(self, path, data):
        path = self.root + path
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(data if isinstance(data, bytes) else (str(data) + "\n").encode())

    def link(self, path, target):
        path = self.root + path
        os.makedirs(os.path.dirname(path), exist_ok=True)
        os.symlink(os.path.relpath(self.root + target, os.path.dirname(path)), path)

    def add(self, path, subsystem, place, uevent=None, attrs=None, driver=None, db=None):
        """A device; PLACE is 'bus' or 'class'; DB what udev has noted: properties, and links under the key ''."""
        path = "/sys/devices/" + path
        name = os.path.basename(path)
        uevent = dict(uevent or {}, **({"DRIVER": driver} if driver else {}))
        self.write(path + "/uevent", "\n".join(f"{k}={v}" for k, v in uevent.items()))
        home = f"/sys/bus/{subsystem}" if place == "bus" else f"/sys/class/{subsystem}"
        os.makedirs(self.root + home, exist_ok=True)
        self.link(path + "/subsystem", home)
        self.link(f"{home}/devices/{name}" if place == "bus" else f"{home}/{name}", path)
        for key, value in (attrs or {}).items():
            self.write(f"{path}/{key}", value)
        if driver:
            os.makedirs(f"{self.root}/sys/bus/{subsystem}/drivers/{driver}", exist_ok=True)
            self.link(path + "/driver", f"/sys/bus/{subsystem}/drivers/{driver}")
        if db is not None:
            if uevent.get("MAJOR"):
                key = f"{'b' if subsystem == 'block' else 'c'}{uevent['MAJOR']}:{uevent['MINOR']}"
            else:
                key = "n" + str(uevent["IFINDEX"]) if "IFINDEX" in uevent else f"+{subsystem}:{name}"
            lines = ["S:" + link for link in db.get("", [])] + ["I:1"] + [f"E:{k}={v}" for k, v in db.items() if k]
            self.write("/run/udev/data/" + key, "\n".join(lines))
        return path

    def pci(self, address, above="pci0000:00", kind="20000", vendor="0x8086", product="0x1234", driver=None, group=None, data=None, **attrs):
        path = self.add(f"{above}/{address}", "pci", "bus", {"PCI_CLASS": kind, "PCI_ID": "8086:1234", "PCI_SLOT_NAME": address},
                        dict({"vendor": vendor, "device": product, "config": data or config()}, **attrs), driver)
        if group is not None:
            self.link(f"/sys/kernel/iommu_groups/{group}/devices/{address}", path)
            self.link(path + "/iommu_group", f"/sys/kernel/iommu_groups/{group}")
        return path[len("/sys/devices/"):]

    def block(self, path, minor, size=2048, major=8, db=None, **attrs):
        name = os.path.basename(path)
        self.add(path, "block", "class", {"MAJOR": major, "MINOR": minor, "DEVNAME": name, "DEVTYPE": "disk"},
                 dict({"size": size, "removable": 0, "queue/logical_block_size": 512}, **attrs), db=db)

    def scsi(self, above, host, kind=0, unit=0, host_attrs=None, target_above=""):
        """A SCSI host, a target and a device; the device's path."""
        path = f"{above}/host{host}"
        if not os.path.exists(f"{self.root}/sys/devices/{path}"):
            self.add(path, "scsi", "bus", {"DEVTYPE": "scsi_host"})
            self.add(f"{path}/scsi_host/host{host}", "scsi_host", "class", None, dict({"unique_id": host + 1}, **(host_attrs or {})))
        path += target_above
        target = f"{path}/target{host}:0:0"
        if not os.path.exists(f"{self.root}/sys/devices/{target}"):
            self.add(target, "scsi", "bus", {"DEVTYPE": "scsi_target"})
        self.add(f"{target}/{host}:0:0:{unit}", "scsi", "bus", {"DEVTYPE": "scsi_device"}, {"type": kind, "vendor": " MAKER  ", "model": "A DISK  "}, "sd")
        return f"{target}/{host}:0:0:{unit}"


def mdev_types(tree, path):
    base = f"/sys/devices/{path}/mdev_supported_types"
    for name, count in (("kind-1", 3), ("kind-2", 0)):
        tree.write(f"{base}/{name}/name", "Kind " + name)
        tree.write(f"{base}/{name}/device_api", "vfio-pci")
        tree.write(f"{base}/{name}/available_instances", count)
        os.makedirs(f"{tree.root}{base}/{name}/devices", exist_ok=True)


def fill_pci(tree):
    bridge = tree.pci("0000:00:1c.0", kind="60400", data=config(1, (4, 0x01000013 | 4 << 4, 0x0012)), driver="pcieport", group=1, numa_node=0)
    tree.pci("0000:00:00.0", kind="60000", data=config(size=4096), numa_node=-1)
    tree.pci("0000:00:1e.0", kind="60700", data=config(0x82, (9, 0x41, 0x11)))
    card = tree.pci("0000:03:00.0", bridge, data=config(0x80, (0, 0x02000083, 0x0042)), driver="igb", group=2, sriov_totalvfs=7,
                    vpd=vpd([("PN", "P-1"), ("EC", "L2"), ("MN", "1028"), ("SN", "S 3"), ("V0", "vendor"), ("VZ", "last"), ("XX", "none")],
                            [("YA", "tag"), ("V1", "mine"), ("Y2", "ours"), ("RW", "\0\0")]))
    for number, address in enumerate(("0000:03:10.0", "0000:03:10.2")):
        function = tree.pci(address, bridge, product="0x10ca", group=3 + number)
        tree.link(f"/sys/devices/{function}/physfn", "/sys/devices/" + card)
        tree.link(f"/sys/devices/{card}/virtfn{number}", "/sys/devices/" + function)
    tree.pci("0000:04:00.0", bridge, sriov_totalvfs=0)
    tree.pci("0000:04:00.1", bridge, sriov_totalvfs=4, vpd=b"\x82\x05\x00broken")
    for index, (name, state, speed) in enumerate((("eth5", "up", 1000), ("eth6", "down", -1), ("eth7", "up", -1), ("wlan9", "dormant", 54)), 50):
        kind = {"DEVTYPE": "wlan"} if name == "wlan9" else {}
        tree.add(f"{card}/net/{name}" if name == "eth5" else f"virtual/net/{name}", "net", "class", dict({"INTERFACE": name, "IFINDEX": index}, **kind),
                 {"address": f"52:54:00:00:00:{index}", "addr_len": 6, "operstate": state, "speed": speed},
                 db={"ID_NET_NAME": name, "": ["net/none"]} if name == "eth5" else None)
    gpu = tree.pci("0000:00:02.0", kind="30000", driver="i915", numa_node=1)
    mdev_types(tree, gpu)
    for minor, name in ((0, "card0"), (64, "controlD64"), (128, "renderD128")):
        tree.add(f"{gpu}/drm/{name}", "drm", "class", {"MAJOR": 226, "MINOR": minor, "DEVNAME": "dri/" + name, "DEVTYPE": "drm_minor"},
                 db={"": [f"dri/by-path/pci-0000:00:02.0-{name}"]})
    uuid = "783e6dbb-ea0e-411f-94e2-717eaad438bf"
    tree.add(f"{gpu}/{uuid}", "mdev", "bus", driver="vfio_mdev")
    tree.link(f"/sys/devices/{gpu}/{uuid}/mdev_type", f"/sys/devices/{gpu}/mdev_supported_types/kind-1")
    os.makedirs(tree.root + "/sys/kernel/iommu_groups/12", exist_ok=True)
    tree.link(f"/sys/devices/{gpu}/{uuid}/iommu_group", "/sys/kernel/iommu_groups/12")


def fill_disks(tree):
    ahci = tree.pci("0000:00:1f.2", kind="10601", driver="ahci")
    disk = tree.scsi(ahci + "/ata1", 0)
    tree.block(disk + "/block/sda", 0, db={"ID_BUS": "ata", "ID_TYPE": "disk", "ID_SERIAL": "MAKER_DISK-1", "ID_MODEL": "none",
                                           "": ["disk/by-id/ata-MAKER", "disk/by-path/pci-1"]}, **{"device/vendor": " MAKER  ", "device/model": "A DISK "})
    tree.add(disk + "/scsi_generic/sg0", "scsi_generic", "class", {"MAJOR": 21, "MINOR": 0, "DEVNAME": "sg0"})
    for host, (media, label) in enumerate(((1, "A_LABEL"), (0, "")), 1):
        drive = tree.scsi(ahci + f"/ata{host + 1}", host, 5)
        tree.block(f"{drive}/block/sr{host}", host, 6028, 11, {"ID_CDROM": 1, "ID_TYPE": "cd", "ID_BUS": "ata", "ID_SERIAL": "CD " + str(host),
                   "ID_CDROM_MEDIA": media, **({"ID_FS_LABEL": label} if label else {})}, removable=1, **{"device/model": "DVD", "queue/logical_block_size": 2048})
    for unit, kind in enumerate((1, 2, 3, 4, 6, 7, 8, 9, 12, 13, 14, 17, 99), 1):
        tree.scsi(ahci + "/ata1", 0, kind, unit)
    nvme = tree.pci("0000:06:00.0", kind="10802", driver="nvme")
    tree.block(nvme + "/nvme/nvme0/nvme0n1", 0, 4096, 259, {"ID_SERIAL": "NV 1"}, **{"device/model": "FAST"})
    tree.block("platform/floppy.0/block/fd0", 0, 8, 2, {"ID_DRIVE_FLOPPY": 1, "ID_FS_LABEL": "DOS"}, removable=1)
    tree.block("platform/floppy.0/block/fd1", 1, 8, 2, {"ID_TYPE": "floppy"}, removable=1)
    tree.block("platform/mmc/block/mmcblk0", 0, 64, 179, {"ID_DRIVE_FLASH_SD": 1})
    tree.block("platform/mmc/block/mmcblk1", 8, 64, 179, {"ID_TYPE": "generic"})
    tree.block("platform/usb/block/sdx", 90, 64, 8, {"ID_TYPE": "generic", "ID_CDROM": 1}, removable=0)
    tree.block("platform/usb/block/sdy", 91, 64, 8, {"ID_TYPE": "disk", "ID_BUS": "usb"}, removable=1)
    tree.block("platform/usb/block/sdz", 92, 64, 8, {"ID_TYPE": "tape"})
    tree.block("platform/mm/block/a!b", 93, 64, 8, {"ID_TYPE": "disk"})
    tree.block("virtual/block/vdq", 94, 64, 8)
    tree.block("virtual/block/loop0", 0, 64, 7)
    tree.block("virtual/block/dm-0", 0, 64, 253, {"DM_NAME": "x"})
    tree.block("css0/0.0.0001/0.0.1111/block/dasda", 0, 64, 94, {"ID_SERIAL": "0X1111"}, **{"device/uid": "IBM.7.1", "device/vendor": "IBM"})
    fibre = tree.pci("0000:05:00.0", kind="c0400", driver="lpfc")
    lun = tree.scsi(fibre, 5, target_above="/rport-5:0-0")
    tree.block(lun + "/block/sdb", 16, db={"ID_TYPE": "disk", "ID_SERIAL": "3600c0ff", "ID_BUS": "scsi"})
    tree.add(f"{fibre}/host5/fc_host/host5", "fc_host", "class", None, {"port_name": "0x10000090fa5371f2", "node_name": "0x20000090fa5371f2",
             "fabric_name": "0x2002000573de9a81", "vport_create": "", "vport_delete": "", "max_npiv_vports": 255, "npiv_vports_inuse": 1})
    tree.add(f"{fibre}/host5/rport-5:0-0/fc_remote_ports/rport-5:0-0", "fc_remote_ports", "class", None, {"port_name": "0x9d73bc45f0e21a86"})


def fill_rest(tree):
    usb = tree.pci("0000:00:14.0", kind="c0330", driver="xhci_hcd")
    for path, number, db in (("/usb1", 1, {"ID_VENDOR_ID": "1d6b", "ID_MODEL_ID": "0002", "ID_VENDOR_FROM_DATABASE": "Linux Foundation",
                                           "ID_MODEL_FROM_DATABASE": "2.0 root hub"}),
                             ("/usb1/1-4", 7, {"ID_VENDOR_ID": "0951", "ID_MODEL_ID": "1666"}), ("/usb1/1-5", 8, None)):
        tree.add(usb + path, "usb", "bus", {"DEVTYPE": "usb_device", "BUSNUM": "001", "DEVNUM": f"{number:03}", "MAJOR": 189, "MINOR": number - 1,
                 "DEVNAME": f"bus/usb/001/{number:03}"}, {"manufacturer": "Maker", "product": "Stick\x01"}, "usb", db)
    tree.add(usb + "/usb1/1-4/1-4:1.0", "usb", "bus", {"DEVTYPE": "usb_interface", "INTERFACE": "8/6/80"},
             {"bInterfaceNumber": "0a", "bInterfaceClass": "08", "bInterfaceSubClass": "06", "bInterfaceProtocol": "50"}, "usb-storage")
    for number in (0, 1):
        os.makedirs(f"{tree.root}/sys/devices/vdpasim/vdpa{number}/vhost-vdpa-{number}", exist_ok=True)
        tree.add(f"vdpasim/vdpa{number}", "vdpa", "bus", driver="vhost_vdpa")
    tree.write("/dev/vhost-vdpa-0", "")
    tree.add("css0/0.0.0001", "css", "bus", None, {"dev_busid": "0.0.1111"}, "io_subchannel")
    tree.add("css0/0.0.0002", "css", "bus", None, {"dev_busid": "none"}, "vfio_ccw")
    mdev_types(tree, "css0/0.0.0002")
    tree.add("css0/0.0.0003", "css", "bus", None, None, "chsc_subchannel")
    tree.add("css0/0.0.0001/0.0.1111", "ccw", "bus", None, {"online": 1}, "dasd-eckd")
    tree.add("ap/card0a", "ap", "bus", {"DEVTYPE": "ap_card"})
    tree.add("ap/card0a/0a.001b", "ap", "bus", {"DEVTYPE": "ap_queue"})
    tree.add("vfio_ap/matrix", "matrix", "bus")
    mdev_types(tree, "vfio_ap/matrix")
    tree.add("virtual/mtty/mtty", "mtty", "class")
    tree.add("virtual/input/mice", "input", "class", {"MAJOR": 13, "MINOR": 63, "DEVNAME": "input/mice"})
    tree.add("virtual/dmi/id", "dmi", "class", None, DMI)


def mount():
    """Puts this host in the place of the real one, in this private machine."""
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", "/sys"], check=True)
    tree = Tree()
    os.makedirs("/sys/fs/cgroup", exist_ok=True)
    os.makedirs("/run/udev", exist_ok=True)
    fill_pci(tree)
    fill_disks(tree)
    fill_rest(tree)
    os.environ["SYSTEMD_DEVICE_VERIFY_SYSFS"] = "0"
    return tree
