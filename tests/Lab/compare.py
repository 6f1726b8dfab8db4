"""Compares the answers of two daemons step by step; the last line is the sum."""
import difflib
import json
import sys


def load(path):
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    except (OSError, ValueError):
        return []


reference, ours = load(sys.argv[1]), load(sys.argv[2])
if not reference or not ours:
    print("one of the daemons answered nothing")
    print("0 passed, 1 failed, 0 skipped")
    sys.exit(1)
passed = failed = 0
matcher = difflib.SequenceMatcher(None, [a[0] for a in reference], [a[0] for a in ours], autojunk=False)
for what, a, b, c, d in matcher.get_opcodes():
    if what != "equal":
        for side, steps in (("only libvirtd", reference[a:b]), ("only vireod", ours[c:d])):
            for name, answer in steps:
                failed += 1
                print(f"FAILED {side}: {name}\n    {answer}")
        continue
    for (name, expected), (_, answer) in zip(reference[a:b], ours[c:d]):
        if expected == answer:
            passed += 1
            continue
        failed += 1
        print(f"FAILED {name}")
        for line in difflib.unified_diff(expected.split("\n"), answer.split("\n"), "libvirtd", "vireod", lineterm="", n=1):
            print("    " + line)
print(f"{passed} passed, {failed} failed, 0 skipped")
