"""The differences between libvirtd 9.0 and vireod that are right, each with its reason.

A rule rewrites the matching text on both sides before they are compared; topic, step and pattern are regular expressions.
"""
from collections import namedtuple

Rule = namedtuple("Rule", "topic step pattern replacement reason")

DIFFERENCES = [
    Rule("", "^version", r"^(Using API: \w+) [0-9.]+$", r"\1 VERSION", "the library version is the daemon's own"),
    Rule("", "capabilities$", r" cluster_id='\d+'| clusters='\d+'", "", "libvirt 10.1 and later tell the cluster of a processor"),
    Rule("", "capabilities$", r"^ +<externalSnapshot/>\n", "", "libvirt 9.9 and later tell it"),
    Rule("", "^cpu-models (x86_64|i686)$", r"(?s).*", "CPU MODELS\n",
         "later versions know more models and hide deprecated ones; the list is checked against the 11.3 map by the unit tests"),
    Rule("test_", "^nodedev-list", r"(?s).*", "NODE DEVICES\n",
         "the test driver of 9.0 refuses the flag that virsh 9.0 sends; later ones accept it"),
    Rule("test_", "^attach-interface", r"(?s)\A\n! error: Failed to attach interface\n! error: this function is not supported by the connection driver: "
         r"virDomainAttachDevice\n.*", "Interface attached successfully\n\n= 0\n", "the test driver attaches devices from libvirt 10.0 on"),
    Rule("qemu_", "dumpxml", r"^    <watchdog model='itco' action='\w+'(/>|>\n(      .*\n)*?    </watchdog>)\n", "",
         "libvirt 9.1 and later show the watchdog that the q35 chipset has of itself"),
    Rule("qemu_", "", r"(qemu unexpectedly closed the monitor|QEMU unexpectedly closed the monitor \(vm='[^']*'\)): ", "MONITOR CLOSED: ",
         "libvirt 10.2 and later name the domain"),
    Rule("qemu_", "dumpxml", r" clusters='1'", "", "libvirt 10.1 and later know clusters of cores"),
    Rule("qemu_", "^dumpxml", r"(<(loader|nvram) [^>]*?) format='raw'", r"\1", "libvirt 9.2 and later tell the format of firmware files"),
    Rule("qemu_", "^dumpxml uefi-auto", r"^    <(loader|nvram|firmware)\b.*\n(      <feature .*\n)*(    </firmware>\n)?", "",
         "libvirt 9.2 and later keep the firmware that they chose already in the definition"),
    Rule("qemu_", "^dumpxml virtio-console", r"^      <address type='virtio-serial' .*\n", "", "later versions give a virtio console its port at once"),
    Rule("", "^version", r"^(Running against daemon:) [0-9.]+$", r"\1 VERSION", "the daemon's own version"),
    Rule("qemu_host", "^nodecpustats", r":? +(?=N\b)", ": ", "the width of the columns follows the figures"),
]
