"""Every kind of hardware that TCG can run here, started for real (paused), printed while it runs, and stopped."""
from harness import guests


def run(s):
    guests.prepare_files(s)
    mask = [(r"(<mac address=')[^']+", r"\1MAC")]
    for name, text in guests.variants(s.work):
        keep = mask if "mac address" not in text else []
        path = s.file(name + ".xml", text)
        s.virsh(f"create {path} --paused", name="create " + name)
        if s.state(name) != "paused":
            s.check(f"{name} is there, paused", False, s.state(name))
            continue
        s.virsh(f"dumpxml {name}", mask=keep)
        s.virsh(f"dumpxml {name} --inactive", mask=keep)
        for command in ("domblklist", "domiflist", "ttyconsole", "vncdisplay", "domdisplay"):
            s.virsh(f"{command} {name}")
        tree = s.run(["qemu-monitor-command", name, "--hmp", "info qtree"])
        s.record(f"qtree {name}", kinds(tree.out))
        s.virsh(f"resume {name}", name="resume " + name)
        s.virsh(f"destroy {name}", name="destroy " + name)
        s.check(f"{name} is gone", not s.run(f"domid {name}").ok)


def kinds(tree):
    """The devices of QEMU's own tree with their ids, sorted: what the guest really has, however it was asked for."""
    found = [line.strip() for line in tree.splitlines() if line.strip().startswith("dev: ")]
    return "\n".join(sorted(found)) + "\n"
