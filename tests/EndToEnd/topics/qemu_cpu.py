"""CPUs compared with the host's and with what an emulator offers, and what several CPUs have in common."""

CPUS = {
    "old": "<cpu><arch>x86_64</arch><model>Nehalem</model></cpu>",
    "new": "<cpu><arch>x86_64</arch><model>Haswell-noTSX</model><feature name='vmx'/></cpu>",
    "amd": "<cpu><arch>x86_64</arch><model>Opteron_G3</model><vendor>AMD</vendor></cpu>",
    "both": "<cpu><arch>x86_64</arch><model>Nehalem</model></cpu>\n<cpu><arch>x86_64</arch><model>Haswell-noTSX</model></cpu>",
    "with features": "<cpu><arch>x86_64</arch><model>Nehalem</model><feature name='vmx'/><feature name='aes'/></cpu>\n"
                     "<cpu><arch>x86_64</arch><model>Westmere</model><feature name='vmx'/></cpu>",
    "vendors": "<cpu><arch>x86_64</arch><model>Nehalem</model><vendor>Intel</vendor></cpu>\n"
               "<cpu><arch>x86_64</arch><model>Opteron_G3</model><vendor>AMD</vendor></cpu>",
    "architectures": "<cpu><arch>x86_64</arch><model>Nehalem</model></cpu>\n<cpu><arch>ppc64le</arch><model>POWER8</model></cpu>",
    "guest": "<cpu match='exact'><model fallback='allow'>Nehalem</model><feature policy='require' name='aes'/></cpu>",
    "guest that forbids": "<cpu match='exact'><model>Nehalem</model><feature policy='forbid' name='sse2'/></cpu>",
    "guest that asks for what nobody has": "<cpu match='exact'><model>Nehalem</model><feature policy='require' name='3dnow'/></cpu>",
    "strict guest": "<cpu match='strict'><model>Nehalem</model></cpu>",
    "host's model": "<cpu mode='host-model'/>",
    "host's own": "<cpu mode='host-passthrough'/>",
    "unknown model": "<cpu><arch>x86_64</arch><model>Nonesuch</model></cpu>",
    "unknown feature": "<cpu><arch>x86_64</arch><model>Nehalem</model><feature name='nonesuch'/></cpu>",
    "no model": "<cpu><arch>x86_64</arch></cpu>",
    "another architecture": "<cpu><arch>s390x</arch><model>z13</model></cpu>",
    "not a CPU": "<domain/>",
    "broken": "<cpu",
}

COMMANDS = [
    "cpu-compare {file}",
    "cpu-compare --error {file}",
    "hypervisor-cpu-compare {file}",
    "hypervisor-cpu-compare --error {file} --virttype qemu",
    "cpu-baseline {file}",
    "cpu-baseline {file} --features",
    "cpu-baseline {file} --migratable",
    "hypervisor-cpu-baseline {file} --virttype qemu",
    "hypervisor-cpu-baseline {file} --virttype qemu --features",
    "hypervisor-cpu-baseline {file} --virttype qemu --migratable",
]


PROBE = [(r"qmp-\w{6}", "qmp-XXXXXX")]


def run(s):
    for name, text in CPUS.items():
        file = s.file(f"{name.replace(' ', '-').replace(chr(39), '')}.xml", text + "\n")
        for command in COMMANDS:
            s.virsh(command.format(file=file), name=f"{command.replace(' {file}', '')}: {name}")
    nehalem = s.file("nehalem.xml", CPUS["old"])
    for arguments in ("--arch aarch64", "--arch nosuch", "--machine q35", "--machine nosuch", "--virttype kvm", "--virttype nosuch", "--emulator /bin/true",
                      "--emulator /nosuch"):
        s.virsh(f"hypervisor-cpu-compare {nehalem} {arguments}", name=f"hypervisor-cpu-compare {arguments}", mask=PROBE)
        s.virsh(f"hypervisor-cpu-baseline {nehalem} {arguments}", name=f"hypervisor-cpu-baseline {arguments}", mask=PROBE)
