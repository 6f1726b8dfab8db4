"""Every function of the QEMU driver refuses the flags that libvirtd refuses, with the same words."""
from harness import flags


def run(s):
    flags.run(s, "qemu", "system")
