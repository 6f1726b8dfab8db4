"""Small documents that people's reports are about: each is defined, printed, started and destroyed, and every answer is libvirt's.

The documents are those of ../shared/cases/define, when they are here, and our own of the same kinds (harness/documents.py).
"""
import os
import re

from harness.asked import ASKED, UNBUILT
from harness.documents import DOCUMENTS

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = os.path.normpath(os.path.join(HERE, "..", "..", "..", "..", "shared", "cases"))
IMAGES = "/var/lib/libvirt/images"

# What differs from one run to the next: made-up addresses, times, names of temporary objects, and how an emulator's end is worded.
MASK = [
    (r"(<mac address=')52:54:00:(?!11:22:33)[^']+", r"\1MAC"), (r"52:54:00(:[0-9a-f]{2}){3}", "MAC"), (r"\d{4}-\d\d-\d\dT[\d:.]+Z ", ""), (r"/dev/pts/\d+", "/dev/pts/N"),
    (r"(qemu unexpectedly closed the monitor|QEMU unexpectedly closed the monitor \(vm='[^']*'\)|process exited while connecting to monitor)(?=: |$)", "MONITOR CLOSED"),
    (r"domain-\d+-", "domain-N-"), (r"(<domain type='\w+') id='\d+'", r"\1 id='N'"), (r"(on|of) process \d+", r"\1 process N"),
]

def prepare(text):
    """Makes the images that a document names, unless their name says that they are missing; firmware variables are the daemon's to make."""
    os.makedirs(IMAGES, exist_ok=True)
    text = re.sub(r"<nvram\b.*?</nvram>", "", text)
    for path in set(re.findall(IMAGES + r"/[\w.-]+", text)):
        if not re.search(r"none|nosuch|nofw|brnone", path) and not os.path.exists(path) and not path.endswith(".sock"):
            with open(path, "wb") as f:
                f.truncate(1 << 20)


def outcome(s, connection, name, text):
    """define; start; destroy; undefine: what ../shared/cases/outcomes.txt writes of it, with the documents recorded on the way."""
    import libvirt
    done = []
    domain = None

    def attempt(word, call):
        try:
            result = call()
        except libvirt.libvirtError as e:
            done.append(f"ERR {e.get_error_code()} {e.get_error_message()} [{e.get_error_domain()}]")
            return None
        done.append(word)
        return result

    defined = running = ""
    domain = attempt("define", lambda: connection.defineXML(text))
    if domain is not None:
        defined = domain.XMLDesc(libvirt.VIR_DOMAIN_XML_INACTIVE) + "\n"
        if attempt("start", lambda: s.steady(domain.create)) == 0:
            running = domain.XMLDesc(0) + "\n"
            try:
                domain.destroy()
            except libvirt.libvirtError as e:
                done.append(f"destroy: {e}")
        attempt("undef", lambda: domain.undefineFlags(libvirt.VIR_DOMAIN_UNDEFINE_NVRAM))
    s.record(f"dumpxml {name}", defined, MASK)
    s.record(f"dumpxml {name}, running", running, MASK)
    return "; ".join(done)


def outcomes():
    """The recorded outcomes by name; those that nobody recorded are left out."""
    path = os.path.join(CASES, "outcomes.txt")
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as f:
        rows = [line.rstrip("\n").split(" | ", 1) for line in f if " | " in line]
    return {name: said for name, said in rows if not said.startswith("(")}


def same(wanted, said):
    """The codes and steps are equal, and the words as far as they were recorded; the host's own CPU is not looked at."""
    for pattern, replacement in MASK + [(r" \[\d+\]", ""), (r"(features: ).*", r"\1FEATURES")]:
        wanted, said = (re.sub(pattern, replacement, t) for t in (wanted, said))
    wanted = wanted.removesuffix("; undef")
    return said.replace("\n", " ").startswith(wanted[:60]) and said.split(";")[0].split(" ")[:2] == wanted.split(";")[0].split(" ")[:2]


def run(s):
    import libvirt
    libvirt.registerErrorHandler(lambda *_: None, None)
    connection = s.connect()
    documents = {**DOCUMENTS, **{"asked " + name: text for name, text in ASKED.items()}}
    folder = os.path.join(CASES, "define")
    if os.path.isdir(folder):
        for file in sorted(os.listdir(folder)):
            with open(os.path.join(folder, file), encoding="utf-8") as f:
                documents["shared " + file[:-4]] = f.read()
    else:
        s.skip("shared cases", "../shared/cases is not here")
    expected = outcomes()
    for name, text in documents.items():
        prepare(text)
        said = outcome(s, connection, name, text)
        s.record(name, said + "\n", MASK)
        wanted = expected.get(name.removeprefix("shared "), "") if name.startswith("shared ") else ""
        if wanted and s.side.name == "system":
            s.check(f"{name} is as it was recorded", same(wanted, said), f"recorded {wanted}, said {said}")
    for name, (text, wanted) in UNBUILT.items() if s.side.root else ():
        prepare(text)
        said = unrecorded(connection, text)
        s.check(f"not built, so refused: {name}", said == wanted, said)
    connection.close()


def unrecorded(connection, text):
    """define; start: a guest that starts is ended again."""
    import libvirt
    try:
        domain = connection.defineXML(text)
    except libvirt.libvirtError as e:
        return f"ERR {e.get_error_code()} {e.get_error_message()} [{e.get_error_domain()}]"
    try:
        domain.create()
        domain.destroy()
        return "define; start"
    except libvirt.libvirtError as e:
        return f"define; ERR {e.get_error_code()} {e.get_error_message()} [{e.get_error_domain()}]"
    finally:
        domain.undefineFlags(libvirt.VIR_DOMAIN_UNDEFINE_NVRAM)
