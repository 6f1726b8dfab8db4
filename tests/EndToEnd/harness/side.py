"""One daemon under test: the system's libvirtd, or vireod, each in private namespaces with the same configuration.

Runs inside namespaces of its own (see runner.py), so that nothing here can touch the machine's real libvirt.
"""
import os
import pwd
import shutil
import signal
import subprocess
import time

LIBVIRTD_CONF = """auth_unix_ro = "none"
auth_unix_rw = "none"
unix_sock_rw_perms = "0777"
unix_sock_ro_perms = "0777"
"""

# No security driver, no mount namespaces, no log daemon: what the two sides do then depends on themselves alone.
QEMU_CONF = """user = "root"
group = "root"
security_driver = "none"
stdio_handler = "file"
remember_owner = 0
namespaces = [ ]
"""


def sh(*argv):
    subprocess.run(argv, check=True, stdout=subprocess.DEVNULL)


def private_machine():
    """Fresh folders for libvirt's state, a /dev without KVM, no cgroups, and a network with a loopback only."""
    sh("mount", "--make-rprivate", "/")
    sh("ip", "link", "set", "lo", "up")
    subprocess.run(["umount", "-R", "-l", "/sys/fs/cgroup"], stderr=subprocess.DEVNULL, check=False)
    sh("mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", "/dev")
    for name, major, minor in (("null", 1, 3), ("zero", 1, 5), ("full", 1, 7), ("random", 1, 8), ("urandom", 1, 9), ("tty", 5, 0)):
        os.mknod("/dev/" + name, 0o020666, os.makedev(major, minor))
        os.chmod("/dev/" + name, 0o666)
    for name in ("pts", "shm", "net"):
        os.mkdir("/dev/" + name)
    os.mknod("/dev/net/tun", 0o020666, os.makedev(10, 200))
    sh("mount", "-t", "devpts", "-o", "newinstance,ptmxmode=0666,mode=620", "devpts", "/dev/pts")
    sh("mount", "-t", "tmpfs", "-o", "mode=1777", "tmpfs", "/dev/shm")
    os.symlink("pts/ptmx", "/dev/ptmx")
    for name, target in (("fd", "/proc/self/fd"), ("stdin", "fd/0"), ("stdout", "fd/1"), ("stderr", "fd/2")):
        os.symlink(target, "/dev/" + name)
    for folder in ("/run", "/etc/libvirt", "/var/lib/libvirt", "/var/cache/libvirt", "/var/log/libvirt", "/var/log/swtpm"):
        os.makedirs(folder, exist_ok=True)
        sh("mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", folder)
    # A host whose owner wants no network: without the folder vireod makes one.
    os.makedirs("/etc/libvirt/qemu/networks", exist_ok=True)
    os.makedirs("/run/lock", exist_ok=True)
    os.makedirs("/run/guest", exist_ok=True)
    private_users()


def steady_images():
    """`qemu-img` of QEMU 7.2 measures how fast the machine stretches keys, and fails now and then on a quick one: then it is asked again."""
    os.makedirs("/run/real", exist_ok=True)
    if os.path.exists("/run/real/qemu-img"):
        return
    shutil.copy("/usr/bin/qemu-img", "/run/real/qemu-img")
    with open("/run/real/again", "w", encoding="ascii") as f:
        f.write("#!/bin/bash\nexec 250>&1\nfor try in {1..99}; do\n    said=$(/run/real/qemu-img \"$@\" 2>&1 >&250 250>&-)\n    status=$?\n"
                "    [[ $status != 0 && $said == *'accurate CPU usage'* ]] || break\ndone\n[ -z \"$said\" ] || printf '%s\\n' \"$said\" >&2\nexit $status\n")
    os.chmod("/run/real/again", 0o755)
    sh("mount", "--bind", "/run/real/again", os.path.realpath("/usr/bin/qemu-img"))


def private_users():
    """libvirtd does not start without the user that another package than its own makes: where that is not installed, the user exists for us alone."""
    try:
        pwd.getpwnam("libvirt-qemu")
    except KeyError:
        for name, line in (("passwd", "libvirt-qemu:x:64055:64055::/var/lib/libvirt:/usr/sbin/nologin"), ("group", "libvirt-qemu:x:64055:")):
            copy = "/run/" + name
            shutil.copy("/etc/" + name, copy)
            with open(copy, "a", encoding="utf-8") as f:
                f.write(line + "\n")
            sh("mount", "--bind", copy, "/etc/" + name)


class Side:
    """Starts, stops and kills one of the two daemons."""

    def __init__(self, name, vireod, log):
        self.name = name
        self.vireod = vireod
        self.log = log
        self.root = "/run/vireo" if name == "vireo" else ""
        self.socket = self.root + "/run/libvirt/libvirt-sock"
        self.socket_ro = self.socket + "-ro"
        self.process = None

    def beside(self, name):
        """A daemon of either kind at libvirt's own paths, in the same private machine."""
        other = Side(name, self.vireod, self.log)
        other.root, other.socket = "", "/run/libvirt/libvirt-sock"
        return other

    def uri(self, driver, path, socket=None):
        return f"{driver}+unix:///{path}?socket={socket or self.socket}"

    def prepare(self):
        etc = self.root + "/etc/libvirt"
        for folder in (etc, self.root + "/var/lib/libvirt", self.root + "/run/libvirt"):
            os.makedirs(folder, exist_ok=True)
        with open(etc + "/libvirtd.conf", "w", encoding="utf-8") as f:
            f.write(LIBVIRTD_CONF)
        with open(etc + "/qemu.conf", "w", encoding="utf-8") as f:
            f.write(QEMU_CONF)

    def start(self, *options, check=True):
        argv = [shutil.which("libvirtd") or "/usr/sbin/libvirtd"]
        if self.name == "vireo":
            argv = [self.vireod] + (["--root", self.root] if self.root else [])
        env = {k: v for k, v in os.environ.items() if not k.startswith(("LIBVIRT_", "XDG_"))}
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(argv + list(options), stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=env, start_new_session=True)
        if check:
            self.wait_ready()

    def wait_ready(self, seconds=120):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise RuntimeError(f"{self.name}: the daemon ended with status {self.process.returncode}: {self.log_tail()}")
            if os.path.exists(self.socket):
                done = subprocess.run(["virsh", "-c", self.uri("test", "default"), "uri"], capture_output=True, timeout=60, check=False)
                if done.returncode == 0:
                    return
            time.sleep(0.05)
        raise RuntimeError(f"{self.name}: the daemon does not answer: {self.log_tail()}")

    def stop(self, sig=signal.SIGTERM, seconds=90):
        """Sends a signal and returns the exit status, or None when the daemon had to be killed."""
        if self.process is None:
            return None
        self.process.send_signal(sig)
        try:
            status = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            status = None
        self.process = None
        return status

    def kill(self):
        return self.stop(signal.SIGKILL)

    def log_tail(self, count=5):
        try:
            with open(self.log, encoding="utf-8", errors="replace") as f:
                return " | ".join(line.strip() for line in f.readlines()[-count:])
        except OSError:
            return ""
