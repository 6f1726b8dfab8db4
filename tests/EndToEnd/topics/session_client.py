"""A user's own daemon: stock virsh starts LIBVIRTD_PATH/libvirtd when nobody listens at the user's socket, and the next client finds the same one."""
import glob
import os
import shutil
import signal
import subprocess

FOLDER, HOME = "/run/user-programs", "/run/user-home"
AS_USER = ["setpriv", "--reuid", "nobody", "--regid", "nogroup", "--clear-groups"]


def daemons():
    found = []
    for path in glob.glob("/proc/[0-9]*/cmdline"):
        try:
            with open(path, "rb") as f:
                words = f.read().split(b"\0")
        except OSError:
            continue
        if FOLDER.encode() + b"/libvirtd" in words[:2]:
            found.append((int(path.split("/")[2]), b" ".join(words[words.index(FOLDER.encode() + b"/libvirtd") + 1:]).decode().strip()))
    return found


def run(s):
    os.makedirs(FOLDER)
    os.makedirs(HOME, mode=0o700)
    shutil.chown(HOME, "nobody", "nogroup")
    shutil.copy(s.side.vireod if s.side.name == "vireo" else shutil.which("libvirtd") or "/usr/sbin/libvirtd", FOLDER + "/libvirtd")
    env = {"PATH": os.environ["PATH"], "LC_ALL": "C", "HOME": HOME, "XDG_RUNTIME_DIR": HOME, "LIBVIRTD_PATH": FOLDER}

    def virsh(*words):
        done = subprocess.run(AS_USER + ["virsh", "-c", "qemu:///session"] + list(words), env=env, capture_output=True, text=True, timeout=120, check=False)
        return done.stdout + done.stderr

    s.record("the first client", virsh("list", "--all"))
    first = daemons()
    s.record("how it is started", "\n".join(words for _, words in first))
    s.record("the next client", virsh("uri"))
    s.check("the next client finds the same daemon", daemons() == first, f"{first} {daemons()}")
    s.record("its sockets", "\n".join(sorted(f"{os.path.relpath(path, HOME)} {oct(os.stat(path).st_mode)}" for path in glob.glob(HOME + "/libvirt/*-sock*"))))
    for pid, _ in first:
        os.kill(pid, signal.SIGTERM)
    s.check("it ends when it is asked to", s.wait(lambda: not daemons(), 60), str(daemons()))
    s.check("its sockets are gone", not glob.glob(HOME + "/libvirt/*-sock"), str(glob.glob(HOME + "/libvirt/*")))
