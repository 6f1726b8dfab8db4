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
    Rule("qemu_", "^dumpxml uefi", r"^  <os firmware='efi'>$", "  <os>", "libvirt 9.2 and later tell in the definition that the firmware is UEFI"),
    Rule("qemu_", "^dumpxml uefi-auto", r"^    <smm state='on'/>\n", "", "libvirt 9.2 and later switch on what the firmware needs already in the definition"),
    Rule("qemu_", "^dumpxml channel", r"/var/lib/libvirt/qemu/channel/target/domain-|/run/libvirt/qemu/channel/", "CHANNELS/", "libvirt 9.7 and later keep the sockets of channels under /run"),
    Rule("qemu_", "^dumpxml", r"(    <controller type='virtio-serial' index='0'>\n(?:      .*\n)*    </controller>\n)((?:    <controller type='pci' index='[1-9]\d*' .*\n(?:      .*\n)*    </controller>\n)+)",
         r"\2\1", "later versions keep the ports of PCI Express beside the root, before controllers that other devices imply"),
    Rule("qemu_define", "^dumpxml uefi-auto", r"^    <(loader|nvram)\b.*\n", "", "libvirt 9.2 and later keep the firmware that they chose already in the definition"),
    Rule("qemu_define", "^dumpxml uefi$", r" template='/usr/share/OVMF/OVMF_VARS_4M\.fd'", "", "libvirt 9.2 and later keep the template that they found already in the definition"),
    Rule("qemu_", "^dumpxml uefi", r"^    <firmware>\n(      <feature .*\n)+    </firmware>\n", "", "libvirt 9.2 and later tell what the firmware offers"),
    Rule("qemu_", "^dumpxml uefi", r" templateFormat='raw'", "", "libvirt 10.10 and later tell the format of the template"),
    Rule("", "^version", r"^(Running against daemon:) [0-9.]+$", r"\1 VERSION", "the daemon's own version"),
    Rule("qemu_host", "^nodecpustats", r":? +(?=N\b)", ": ", "the width of the columns follows the figures"),
    Rule("qemu_manage", "^domxml-to-native", r",acpi=on\b| -global ICH9-LPC\.noreboot=off -watchdog-action \w+", "",
         "later versions set up the watchdog of the q35 chipset, and spell out that ACPI is on"),
    Rule("qemu_manage", "^domxml-to-native", r" -m (256|size=262144k)\b", " -m MEMORY", "later versions write the memory in KiB"),
    Rule("qemu_", "^(memtune|blkiotune|domiftune|nodecpustats) ", r"^(! error: Unable to get) (number of |node )?(memory parameters|blkio parameters|interface parameters|cpu stats)$", r"\1 \3",
         "vireod asks its driver for the values already when virsh asks for their number: the same error comes one call earlier, and only virsh's own words before it differ"),
    Rule("qemu_host", "^(net-list --all|pool-list --all|secret-list|nwfilter-list)$", r"(?s)^( .*\n-+\n\n= 0\n|\n! error: Failed to .*not supported by the connection driver: virConnectNumOf(Networks|StoragePools|Secrets|NWFilters)\n= 1\n)$", "EMPTY OR NOT SERVED\n",
         "libvirtd's own drivers of networks, storage, secrets and filters serve this; vireod has none of them yet, and says so"),
    Rule("qemu_info", "^qemu-monitor-command", r"\"libvirt-\d+\"", '"libvirt-N"', "how many commands were sent before is each daemon's own business"),
    Rule("qemu_info", "^domifaddr linux --source arp", r"(?s)^.*$", "NO ADDRESSES", "libvirtd 9.0 cannot read an empty neighbour table, and fails"),
    Rule("qemu_host", "^domcapabilities", r"(?s)    <mode name='(host-model|custom)' supported='yes'>\n.*?    </mode>\n", r"    <mode name='\1'>\n",
         "later versions know more models, sort them, and tell what keeps one from being used; documents of 11.3 are compared by the conformance tests"),
    Rule("qemu_host", "^domcapabilities", r"^        <value>(sdl|qemu-vdagent)</value>\n", "", "later versions offer SDL only where QEMU has it, and the agent's own channel"),
    Rule("qemu_host", "^domcapabilities", r"^    <(crypto|interface|panic) supported='yes'>\n(      .*\n)*    </\1>\n|^    <(async-teardown|ps2|launchSecurity) supported='\w+'/>\n", "",
         "later versions tell these too"),
    Rule("qemu_host", "^domcapabilities", r"^    <hyperv supported='(no'/>|yes'>\n(      .*\n)*    </hyperv>)\n", "", "later versions ask QEMU which enlightenments it has without KVM, 9.0 does not"),
    Rule("qemu_host", "^capabilities", r"(?<=<model>)kvm64-v1(?=</model>)", "kvm64", "the CPU map of later versions has the versions of models, which describe this host better"),
    Rule("qemu_host", "^capabilities", r"^      <feature name='[\w.-]+'/>\n", "", "the CPU map of later versions names more features and orders them anew; it is checked against the host documents of 11.3"),
]
