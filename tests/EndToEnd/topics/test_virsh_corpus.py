"""libvirt's own cases for virsh on the test driver (../shared/conformance/virshtestdata): each command through the daemon, both sides alike.

The corpus holds what virsh 11.3 printed. Debian's virsh is 9.0, so that the expected text is not held against it word for word: what the two daemons make
of a case must be the same.
"""
import json
import os
import shutil

HERE = os.path.dirname(os.path.abspath(__file__))
CORPUS = os.path.normpath(os.path.join(HERE, "..", "..", "..", "..", "shared", "conformance"))


def cases():
    """The cases that need a connection to the test driver and no settings of the caller's own."""
    with open(os.path.join(CORPUS, "MANIFEST.json"), encoding="utf-8") as f:
        corpus = json.load(f)["corpora"]["virshtestdata"]
    return [c for c in corpus["cases"] if c.get("argv") and "env" not in c and "--connect" in c["argv"]]


def read(path):
    with open(os.path.join(CORPUS, path), encoding="utf-8") as f:
        return f.read()


def run(s):
    if not os.path.exists(os.path.join(CORPUS, "MANIFEST.json")):
        s.skip("virsh corpus", "../shared/conformance is not here")
        return
    # The daemon reads the files too: they go where both sides look.
    for folder in ("examples", "virshtestdata"):
        shutil.copytree(os.path.join(CORPUS, folder), os.path.join(s.work, folder), dirs_exist_ok=True)
    custom = s.side.uri("test", os.path.join(s.work, "examples/xml/test/testnode.xml").lstrip("/"))
    default = s.side.uri("test", "default")
    for case in cases():
        text = read(case["inputs"][0]) if case.get("inputs") else ""
        words = [w.replace("${CONTENT_OF_INPUT_FILE}", text).replace("${CONFORMANCE}", s.work) for w in case["argv"]]
        at = words.index("--connect")
        uri = custom if words[at + 1] == "${CUSTOM_URI}" else default
        mask = [(r"^(CPU time: +|Time: +)[0-9.]+.*$", r"\1N"), (r"<creationTime>\d+", "<creationTime>T"), (r"\b1[78]\d{8}\b", "EPOCH"),
                (r"^! \d{4}-\d\d-\d\d [0-9:.+]+: \d+: ", "! ")]
        s.virsh(words[1:at] + words[at + 2:], name=case["name"], uri=uri, mask=mask)
