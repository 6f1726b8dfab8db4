"""virt-install and virt-clone make guests with disks of their own: they look for a pool, make it, and make volumes in it."""
import os
import re
import shutil
import subprocess


def tool(s, *words):
    env = dict(os.environ, HOME=s.work, LC_ALL="C", XDG_CACHE_HOME=s.work + "/cache")
    done = subprocess.run([words[0], "--connect", s.uri, *words[1:]], capture_output=True, text=True, timeout=170, env=env, check=False)
    # The meters of progress differ with the speed of the machine.
    lines = [line for line in (done.stdout + done.stderr).replace("\r", "\n").splitlines() if line.strip() and "0:" not in line]
    return "\n".join(lines) + f"\n= {done.returncode}\n"


def run(s):
    missing = [name for name in ("virt-install", "virt-clone") if shutil.which(name) is None]
    if missing:
        s.skip("virt-install and virt-clone", f"not installed: {missing}")
        return
    os.makedirs("/var/lib/libvirt/images", exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "none", "/var/lib/libvirt/images"], check=True)
    made = tool(s, "virt-install", "--virt-type", "qemu", "--name", "made", "--memory", "64", "--vcpus", "1", "--disk", "size=1", "--network", "none",
                "--graphics", "none", "--import", "--osinfo", "generic", "--noautoconsole", "--noreboot")
    s.check("virt-install makes a guest with a disk", made.endswith("= 0\n"), made)
    s.virsh_all(["pool-list --all", "vol-list default", "vol-info made.qcow2 default"])
    disk = re.search(r"(?s)<disk.*?</disk>", s.run("dumpxml made --inactive").out)
    s.record("the guest's disk", disk.group() if disk else "none")
    second = tool(s, "virt-install", "--virt-type", "qemu", "--name", "second", "--memory", "64", "--disk", "vol=default/made.qcow2", "--network", "none",
                  "--graphics", "none", "--import", "--osinfo", "generic", "--noautoconsole", "--print-xml")
    disk = re.search(r"(?s)<disk.*?</disk>", second)
    s.record("a disk that names a volume", disk.group() if disk else second)
    s.run("destroy made")
    s.run("vol-create-as default other.qcow2 8M --format qcow2")
    named = tool(s, "virt-install", "--virt-type", "qemu", "--name", "named", "--memory", "64", "--disk", "vol=default/other.qcow2", "--network", "none",
                 "--graphics", "none", "--import", "--osinfo", "generic", "--noautoconsole", "--noreboot")
    s.check("virt-install makes a guest on a volume", named.endswith("= 0\n"), named)
    s.virsh_all(["domstate named", "domblklist named --details", "domblkinfo named vda --human"])
    s.record("the running guest's disk", "".join(re.findall(r"(?s)<disk.*?</disk>", s.run("dumpxml named").out)))
    s.virsh_all(["destroy named", "undefine named", "vol-delete other.qcow2 default"])
    copied = tool(s, "virt-clone", "-o", "made", "--auto-clone")
    s.check("virt-clone copies the guest and its disk", copied.endswith("= 0\n"), copied)
    s.virsh_all(["vol-list default --details", "list --all", "undefine made --remove-all-storage", "vol-list default", "pool-destroy default", "list --all"])
