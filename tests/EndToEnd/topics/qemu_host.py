"""What the QEMU driver says of the host and of itself."""
from harness import cpumap

COMMANDS = """
uri
version
hostname
nodeinfo
nodecpumap
nodecpumap --pretty
freecell
freecell --all
freepages --all
maxvcpus
maxvcpus --type qemu
maxvcpus --type kvm
maxvcpus nosuch
nodesevinfo
cpu-models x86_64
cpu-models aarch64
cpu-models nosuch
domcapabilities --arch nosuch
domcapabilities --virttype kvm
domcapabilities --machine nosuch
domcapabilities --emulatorbin /usr/bin/nosuch
domcapabilities --emulatorbin /bin/true
domcapabilities --emulatorbin /bin/false
domcapabilities --emulatorbin /bin/cat
domcapabilities --emulatorbin /etc/passwd
node-memory-tune
list
list --all
""".strip().splitlines()


def run(s):
    mask = [(r"^(Total:? +|CPU frequency: +|    0: +|0: +|Node 0:|.*KiB: )\d+.*$", r"\1N"), (r"^\d+KiB: \d+$", "PAGES")]
    s.virsh_all(COMMANDS, mask=mask + [(r"qmp-\w{6}", "qmp-XXXXXX")])
    s.virsh("capabilities", mask=[(r"<(power_management|secmodel)[^>]*>", r"<\1>")])
    # The name of the model depends on the map, the CPU that it stands for does not.
    s.record("the host's CPU, feature by feature", "\n".join(cpumap.expand(s.run("capabilities").out, s.side.name == "vireo")) + "\n")
    for machine in ("", "--machine q35", "--machine pc", "--virttype qemu"):
        s.virsh(("domcapabilities " + machine).strip())
    # The numbers are the machine's, and change by the second; the names and their order are ours to get right.
    numbers = [(r"[0-9.]+( KiB|%)?$", "N")]
    for command in ("nodecpustats", "nodecpustats --percent", "nodecpustats 0", "nodecpustats 1", "nodecpustats 77", "nodememstats", "nodememstats --cell 0",
                    "nodememstats --cell 7"):
        s.virsh(command, mask=numbers)
    memory = s.run("nodememstats").out
    total = [int(line.split()[1]) for line in open("/proc/meminfo", encoding="ascii") if line.startswith("MemTotal")][0]
    s.check("nodememstats tells the kernel's own total", str(total) in memory, memory)
    s.virsh("sysinfo", mask=[(r"(?s).*", "SYSINFO\n")] if "<sysinfo" in s.run("sysinfo").out else [])
    s.virsh("list", uri=s.side.uri("qemu", "session"), name="session", timeout=60)
