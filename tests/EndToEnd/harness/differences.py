"""The differences between libvirtd 9.0 and vireod that are right, each with its reason.

A rule rewrites the matching text on both sides before they are compared; topic, step and pattern are regular expressions.
"""
import re
from collections import namedtuple

from harness import cpumap

Rule = namedtuple("Rule", "topic step pattern replacement reason")

DIFFERENCES = [
    Rule("", "^version", r"^(Using API: \w+) [0-9.]+$", r"\1 VERSION", "the library version is the daemon's own"),
    Rule("", "capabilities$", r" cluster_id='\d+'| clusters='\d+'", "", "libvirt 10.1 and later tell the cluster of a processor"),
    Rule("", "capabilities$", r"<disksnapshot default='(on|off)'", "<disksnapshot", "snapshots are not announced before they are built"),
    Rule("", "^cpu-models (x86_64|i686)$", r"(?s).*", "CPU MODELS\n",
         "later versions know more models and versions of models, and hide deprecated ones; the list is checked against the 11.3 map by the unit tests"),
    Rule("test_", "^nodedev-list", r"(?s).*", "NODE DEVICES\n",
         "the test driver of 9.0 refuses the flag that virsh 9.0 sends; later ones accept it"),
    Rule("test_", "^attach-interface", r"this function is not supported by the connection driver: virDomainAttachDevice$",
         "Operation not supported: hotplug of interface type of network is not implemented yet", "the test driver attaches some devices from libvirt 10.0 on"),
    Rule("test_", "^attach-disk .*--config", r"this function is not supported by the connection driver: virDomainAttachDeviceFlags$",
         "unsupported flags (0x2) in function testDomainAttachDeviceLiveAndConfig", "the test driver attaches some devices from libvirt 10.0 on"),
    Rule("test_", "^change-media", r"(?s)\A\n! error: Failed to complete action update on media\n! error: this function is not supported by the connection driver: "
         r"virDomainUpdateDeviceFlags\n.*", "Successfully updated media.\n= 0\n", "the test driver changes disks from libvirt 10.6 on"),
    Rule("test_", "^domcapabilities$", r"(?s).*", "DOMAIN CAPABILITIES\n", "the test driver tells them from libvirt 9.8 on; a unit test holds the text"),
    Rule("test_", "^freepages", r"(?s).*", "FREE PAGES\n", "libvirt 9.0 fails without saying why; a unit test holds the figures of 11.3"),
    Rule("test_", "^blkdeviotune", r"(set higher than \w+) $", r"\1", "later versions end the sentence without a blank"),
    Rule("test_file", "^no such file$", r"XML error: failed to parse xml document '([^']*)'$", r"Failed to open file '\1': No such file or directory",
         "later versions tell what the system said"),
    Rule("test_file", "^qemu wrong path$", r"unexpected qemu URI path", "unexpected QEMU URI path", "later versions write it in capitals"),
    Rule("qemu_", "dumpxml", r"^    <watchdog model='itco' action='\w+'(/>|>\n(      .*\n)*?    </watchdog>)\n", "",
         "libvirt 9.1 and later show the watchdog that the q35 chipset has of itself"),
    Rule("qemu_", "", r"(qemu unexpectedly closed the monitor|QEMU unexpectedly closed the monitor \(vm='[^']*'\)|process exited while connecting to monitor)(?=: |$)", "MONITOR CLOSED",
         "libvirt 10.2 and later name the domain; 9.0 has two wordings, for an emulator that ends before or after it looked"),
    Rule("qemu_", "dumpxml", r" clusters='1'", "", "libvirt 10.1 and later know clusters of cores"),
    Rule("qemu_", "^dumpxml", r"(<(loader|nvram)\b[^>]*?) format='raw'", r"\1", "libvirt 9.2 and later tell the format of firmware files"),
    Rule("qemu_", "^dumpxml uefi", r"^  <os firmware='efi'>$", "  <os>", "libvirt 9.2 and later tell in the definition that the firmware is UEFI"),
    Rule("qemu_", "^dumpxml uefi-auto", r"^    <smm state='on'/>\n", "", "libvirt 9.2 and later switch on what the firmware needs already in the definition"),
    Rule("qemu_", "^dumpxml", r"/var/lib/libvirt/qemu/channel/target/domain-|/run/libvirt/qemu/channel/", "CHANNELS/", "libvirt 9.7 and later keep the sockets of channels under /run"),
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
    Rule("qemu_info", "^qemu-monitor-command", r"\"libvirt-\d+\"", '"libvirt-N"', "how many commands were sent before is each daemon's own business"),
    Rule("qemu_info", "^domifaddr linux --source arp", r"(?s)^.*$", "NO ADDRESSES", "libvirtd 9.0 cannot read an empty neighbour table, and fails"),
    Rule("qemu_host", "^domcapabilities", r"(?s)    <mode name='(host-model|custom)' supported='yes'>\n.*?    </mode>\n", r"    <mode name='\1'>\n",
         "later versions know more models, sort them, and tell what keeps one from being used; documents of 11.3 are compared by the conformance tests"),
    Rule("qemu_host", "^domcapabilities", r"^        <value>(sdl|qemu-vdagent)</value>\n", "", "later versions offer SDL only where QEMU has it, and the agent's own channel"),
    Rule("qemu_host", "^domcapabilities", r"^    <(crypto|interface|panic) supported='yes'>\n(      .*\n)*    </\1>\n|^    <(async-teardown|ps2|launchSecurity) supported='\w+'/>\n", "",
         "later versions tell these too"),
    Rule("qemu_host", "^domcapabilities", r"^    <hyperv supported='(no'/>|yes'>\n(      .*\n)*    </hyperv>)\n", "", "later versions ask QEMU which enlightenments it has without KVM, 9.0 does not"),
    Rule("qemu_host", "^capabilities", r"^      <bank id=.\d+. level=.2. [^\n]*\n", "", "later versions tell the caches of the second level too"),
    Rule("qemu_host", "^capabilities", r"(?<=^      <model>)[\w.-]+(?=</model>$)", "MODEL",
         "the CPU map of later versions has later models; that both name the same CPU is a step of its own, feature by feature"),
    Rule("qemu_host", "^capabilities", r"^      <feature name='[\w.-]+'/>\n", "", "the CPU map of later versions names more features and orders them anew; it is checked against the host documents of 11.3"),
    Rule("qemu_boot", "^qemu-agent-command linux no json$", r"(cannot parse json no json: ).*(\n! .*)*", r"\1WORDS OF THE PARSER", "what follows are the words of the JSON library, which later versions changed"),
    Rule("", "^dumpxml", r"^  <metadata/>\n", "", "9.0 keeps the empty element when an application's last one is removed, 11.3 does not"),
]

# Refusals that libvirt 9.0 words otherwise than 11.3: code and text of 9.0, then those of 11.3. virsh shows the text alone.
INVALID = "27 XML error: Invalid value for attribute "
REWORDED = [
    (r"67 unsupported configuration: unknown watchdog (model|action) ('.*')", INVALID + r"'\1' in element 'watchdog': \2."),
    (r"67 unsupported configuration: unknown address type ('.*')", INVALID + r"'type' in element 'address': \1."),
    (r"1 internal error: No type specified for device address", r"27 XML error: Missing required attribute 'type' in element 'address'"),
    (r"67 unsupported configuration: could not convert bandwidth average value ('.*')", INVALID + r"'average' in element 'inbound': \1. Expected non-negative integer value"),
    (r"67 unsupported configuration: unknown video model ('.*')", INVALID + r"'type' in element 'model': \1."),
    (r"27 XML error: cannot parse video ram ('.*')", INVALID + r"'ram' in element 'model': \1. Expected non-negative integer value"),
    (r"1 internal error: cannot parse video heads ('.*')", INVALID + r"'heads' in element 'model': \1. Expected non-negative integer value"),
    (r"27 XML error: missing source address type", r"27 XML error: Missing required attribute 'type' in element 'hostdev'"),
    (r"67 unsupported configuration: unknown hostdev mode ('.*')", INVALID + r"'mode' in element 'hostdev': \1."),
    (r"67 unsupported configuration: unknown host device source address type ('.*')", INVALID + r"'type' in element 'hostdev': \1."),
    (r"67 unsupported configuration: unknown RNG model ('.*')", INVALID + r"'model' in element 'rng': \1."),
    (r"67 unsupported configuration: unknown RNG backend model ('.*')", INVALID + r"'model' in element 'backend': \1."),
    (r"27 XML error: missing RNG device backend model", r"27 XML error: Missing required attribute 'model' in element 'backend'"),
    (r"67 unsupported configuration: 'floor' attribute allowed only in <inbound> element", r"67 unsupported configuration: floor attribute is not supported for this config"),
    (r"35 Missing IP address in network ('.*') DNS HOST record", r"35 Missing hostname in network \1 DNS HOST record"),
    (r"27 XML error: bridge delay/stp/zone options only allowed in route, nat,", r"27 XML error: bridge delay/stp/zone options only allowed in open, route, nat,"),
    (r"67 unsupported configuration: Unknown forward <driver name=('.*')/> in network \S+", INVALID + r"'name' in element 'driver': \1."),
    (r"27 XML error: both maximum memory size and memory slot count must be specified", r"27 XML error: maximum memory size must be equal or greater than the actual memory size"),
]
for before, after in REWORDED:
    DIFFERENCES.append(Rule("test_refusals", "^refuse ", "^" + before, after, "later versions word it otherwise"))
    DIFFERENCES.append(Rule("", "", "^! error: " + before.split(" ", 1)[1], "! error: " + after.split(" ", 1)[1].replace(INVALID, INVALID[3:]), "later versions word it otherwise"))
DIFFERENCES += [
    Rule("", "", r"(^! error: |^35 (?:20 )?|level 2: |\| |: code 35 domain \d+ |^error 35 domain \d+: )\(\w+\):(\d+): ", r"\1at line \2: ", "libvirt 10 and later name the line alone of a text that was handed over"),
    Rule("test_refusals", "^refuse [a-z]+ (empty|newline|unclosed|comment-open|cdata-open|pi-open|com5|com8|eol[12346]|domain-191|net-empty|net-syntax)$", r"(?s)\A([^\n]*)\n.*", r"\1\n",
         "later versions show the last line where a text ends too early; 9.0 has nothing to show"),
    Rule("test_", "(define|create) /dev/null$", r"^! \(null\)\n! \^\n", "! \n", "libvirt 11.3 has no line of an empty document to show, where 9.0 shows what is no text"),
    Rule("document_text", "^define utf-(16-be without|32-be)", r"^! \(null\)\n! \^\n", "! \n", "the same: these documents begin with NUL"),
    Rule("qemu_arguments", "empty$", r"^\(null\)\n\^ ", " ", "libvirt 11.3 has no line of an empty document to show, where 9.0 shows what is no text"),
    Rule("storage_volumes", "^vol-dumpxml o", r"^    (<compat>1\.1</compat>|<features/>)\n", "",
         "libvirt 9.0 makes qcow2 images of version 2 when nobody asks for another, later versions of version 3"),
    Rule("qemu_cases", "", r"\"libvirt-(\d+)-format\"", r'"libvirt-\1-storage"', "libvirt 10.10 and later make no node of its own for a raw format"),
    Rule("qemu_cases", "maxmem-noslots$", r"^ERR 27 .*$", "define; start; undef", "later versions take memory without slots"),
    Rule("qemu_cases", "fw-efi-bios$|^firmware bios$", r"^(define; )?ERR 9 .*$", "NO FIRMWARE", "libvirt 9.2 and later choose firmware when a guest is defined, and word it otherwise"),
    Rule("qemu_cases", "^usb bus 4$", r"Missing USB bus 4", "USB bus 4 requested but no controller with that index is present", "later versions word it otherwise"),
]

CONTROLLER = r"    <controller type=.*(?:/>|>\n(?:      .*\n)*    </controller>)\n"


def in_order(match):
    """Controllers by type and index."""
    blocks = re.findall(CONTROLLER, match.group(0))
    return "".join(sorted(blocks, key=lambda b: (re.search(r"type='([\w-]+)'", b).group(1), int(re.search(r"index='(\d+)'", b).group(1)))))


DIFFERENCES += [
    Rule("qemu_cpu", "--features", r"^  <feature policy='require' name='vmx-[\w-]+'/>\n", "", "the CPU map of later versions names VMX features"),
    Rule("qemu_cpu", "strict guest$", r"(?<=Extra features: ).*", lambda m: cpumap.shared(m.group(0)),
         "the CPU map of later versions has another order and more features"),
    Rule("qemu_cpu", "^hypervisor-cpu-baseline", r"(?:^  <feature .*\n)+", lambda m: "".join(sorted(m.group(0).splitlines(True))),
         "the CPU map of later versions has another order"),
]

CASES_FIRMWARE = r"^dumpxml (shared fw-|firmware )"
CASES_CPU = r"^dumpxml (shared )?cpu\b.*, running$"
DIFFERENCES += [
    Rule("qemu_cases", "^dumpxml", f"(?:{CONTROLLER})+", in_order, "later versions put the controllers that they add beside their like, 9.0 behind all others"),
    Rule("qemu_cases", r"^dumpxml (pci index gap|pci many e1000|scsi (20|sdaa) on virtio-scsi|channels few ports)", r"^    <controller type='pci' index='[1-9].*\n(      .*\n)*    </controller>\n|^ +<address type='pci' .*\n", "",
         "controllers get their addresses in their order, see above"),
    Rule("qemu_cases", CASES_FIRMWARE, r"^  <os firmware='efi'>$", "  <os>", "libvirt 9.2 and later tell in the definition that the firmware is UEFI"),
    Rule("qemu_cases", CASES_FIRMWARE, r"^    <firmware>\n(      <feature .*\n)+    </firmware>\n|^    <smm state='on'/>\n", "", "libvirt 9.2 and later tell what the firmware offers and needs"),
    Rule("qemu_cases", CASES_FIRMWARE, r" template='/usr/share/OVMF/OVMF_VARS_4M[\w.]*\.fd'| templateFormat='raw'|(?<=<loader readonly='yes') secure='yes'", "",
         "libvirt 9.2 and later keep what they found already in the definition"),
    Rule("qemu_cases", "^dumpxml firmware efi$", r"^    <(loader|nvram)\b.*\n", "", "libvirt 9.2 and later keep the firmware that they chose already in the definition"),
    Rule("qemu_cases", "^firmware (secure without smm|efi with template|efi with loader)$", r"^ERR (35|67) .*$", "define; start; undef",
         "libvirt 9.2 and later complete firmware that is described in part"),
    Rule("qemu_cases", "^firmware efi (secure on pc|stateless|with unknown template)$", r"^(define; )?ERR (9|35|67) .*$", "NO FIRMWARE",
         "libvirt 9.2 and later look for firmware when a guest is defined, and word it otherwise"),
    Rule("qemu_cases", "^dumpxml (firmware efi stateless|firmware bios|shared fw-efi-bios)$", r"(?s)\A.*", "", "libvirt 9.2 and later look for firmware when a guest is defined"),
    Rule("qemu_cases", "^dumpxml firmware (secure without smm|efi with template|efi with loader|efi secure on pc|efi with unknown template)", r"(?s)\A.*", "FIRMWARE\n",
         "libvirt 9.2 and later complete firmware that is described in part"),
    Rule("qemu_cases", CASES_CPU, r"^    <feature policy='(require|disable)' name='[\w.-]+'/>\n", "",
         "the CPU map of later versions names more features and orders them anew; it is checked against the host documents of 11.3"),
    Rule("qemu_cases", "^cpu ", r"(does not provide required features: ).*?(?= \[)", r"\1FEATURES", "the CPU map of later versions orders features anew"),
    Rule("qemu_cases", "^(dumpxml )?address crypto at ", r"(?s)\A.*", "CRYPTO\n", "libvirt 9.0 does not know crypto devices, and drops them"),
    Rule("qemu_cases", "^watchdog twice$", r"^ERR 1 .*$", "define; start; undef", "libvirt 9.1 and later take several watchdogs"),
    Rule("qemu_cases", "^dumpxml watchdog twice", r"(?s)\A.*", "WATCHDOGS\n", "libvirt 9.1 and later take several watchdogs"),
    Rule("qemu_cases", "^(dumpxml )?sound virtio", r"(?s)\A.*", "SOUND\n", "libvirt 10.4 and later know the card; QEMU 7.2 does not"),
    Rule("qemu_cases", "^dumpxml sound pcspk, running", r"(?s)\A.*", "SPEAKER", "see below"),
    Rule("qemu_cases", "^sound pcspk", r"^define; ERR 1 .*soundhw: invalid option.*$", "define; start; undef", "libvirt 9.0 starts the speaker by an option that QEMU 7.1 removed"),
    Rule("qemu_cases", "^dumpxml interface mac zero", r"<mac address='(00:00:00:00:00:00|MAC)'/>", "<mac/>", "later versions take a MAC address of zeros for none"),
    Rule("qemu_cases", "^sysinfo fwcfg$", r"(?s)^define; ERR 1 .*Invalid parameter 'w' [^\n]*", "define; start; undef", "a value with a comma stays one value: that of 9.0 becomes options of the emulator"),
    Rule("qemu_cases", "^(dumpxml )?sysinfo fwcfg, running$", r"(?s)\A.*", "FWCFG", "see above"),
    Rule("qemu_cases", "^(serial tcp|graphics vnc) comma$", r"(?s)^(define; ERR 1 [^:]*: MONITOR CLOSED: ).*", r"\1", "an address with a comma stays one address: ours is doubled, that of 9.0 becomes options of the emulator"),
    Rule("qemu_cases", "^dumpxml shared maxmem-noslots", r"(?s)\A.*", "MEMORY\n", "later versions take memory without slots"),
    Rule("qemu_cases", "^channel xen$", r"^define; ERR 1 .*$", "define; ERR 1", "libvirt 9.0 gives no reason at all"),
]
