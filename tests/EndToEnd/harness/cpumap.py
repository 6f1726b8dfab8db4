"""The features that a CPU model stands for, by libvirt's map of the system and by ours.

Two releases may name different models for one host, because a later map has later models. What both must agree on is the set of features that the model
and the features listed beside it give together, as far as both maps have names for them.
"""
import glob
import os
import re
import xml.etree.ElementTree as ET

SYSTEM = "/usr/share/libvirt/cpu_map"
OURS = os.path.join(os.path.dirname(__file__), "..", "..", "..", "src", "drivers", "Vireo.Drivers", "Host", "CpuModels", "x86.cpumap")


def system_map():
    """Names of features, and model -> features, of the installed libvirt."""
    names = {e.get("name") for e in ET.parse(SYSTEM + "/x86_features.xml").getroot().iter("feature")}
    raw = {}
    for path in glob.glob(SYSTEM + "/x86_*.xml"):
        for model in ET.parse(path).getroot().iter("model"):
            if model.get("name") and model.find("feature") is not None or model.find("decode") is not None:
                raw[model.get("name")] = model

    def features(name):
        found = set()
        base = raw[name].find("model")
        if base is not None:
            found |= features(base.get("name"))
        for e in raw[name].findall("feature"):
            if e.get("removed") != "yes":
                found.add(e.get("name"))
        return found

    return names, {name: features(name) for name in raw}


def our_map():
    names, models = set(), {}
    with open(OURS, encoding="utf-8") as f:
        for line in f:
            words = line.split()
            if line.startswith("feature "):
                names.add(words[1])
            elif line.startswith("model "):
                head, _, tail = line.partition(" : ") if " : " in line else line.rstrip().partition(" :")
                base = re.search(r" from=(\S+)", head)
                found = set(models[base[1]]) if base else set()
                for word in tail.split():
                    (found.discard if word[0] == "-" else found.add if word[0] == "+" else lambda _: None)(word[1:])
                models[words[1]] = found
    return names, models


def expand(capabilities, ours):
    """The features of the host's CPU in a capabilities document of ours or of the system's libvirt, in names that both maps have."""
    cpu = ET.fromstring(capabilities).find("host/cpu")
    (system_names, system_models), (our_names, our_models) = system_map(), our_map()
    found = (our_models if ours else system_models)[cpu.findtext("model")] | {e.get("name") for e in cpu.findall("feature")}
    return sorted(found & system_names & our_names)


def shared(listed):
    """The features of a list that both maps have names for, in the order of the alphabet."""
    return ", ".join(sorted(set(re.split(r",\s*", listed)) & system_map()[0] & our_map()[0]))
