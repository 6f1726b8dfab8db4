#!/usr/bin/python3
"""Results of suites, one test a line, and their comparison.

A results file holds lines 'ok NAME', 'not ok NAME', 'skip NAME', or '= NAME<tab>VALUE': something that was seen, which must be seen with the other library too.

    results.py tap|go|pytest|words <LOG >RESULTS       from what a test program prints
    results.py count RESULTS                           'passed/failed/skipped'
    results.py compare NAME FOLDER DIFFERENCES TIMES   FOLDER/reference.results with FOLDER/vireo.results; writes FOLDER/sum
"""
import os
import re
import sys

PASS, FAIL, SKIP = "ok", "not ok", "skip"
# The release of libvirt that ours is compared with.
REFERENCE = os.environ.get("REFERENCE", "9.0")


def from_tap(lines):
    for line in lines:
        found = re.match(r"\s*(ok|not ok)\b *\d* *-? *(.*)", line)
        if not found:
            continue
        state, name = found.groups()
        name, _, directive = f" {name}".partition(" # ")
        yield (SKIP if directive.lower().startswith(("skip", "todo")) else state), name.strip()


def from_go(lines):
    states = {"PASS": PASS, "FAIL": FAIL, "SKIP": SKIP}
    for line in lines:
        found = re.match(r"\s*--- (PASS|FAIL|SKIP): (\S+)", line)
        if found:
            yield states[found[1]], found[2]


def from_pytest(lines):
    """What 'pytest -rA' sums up; a skip is reported by place and not by name."""
    states = {"PASSED": PASS, "XFAIL": SKIP, "FAILED": FAIL, "ERROR": FAIL, "XPASS": FAIL}
    for line in lines:
        found = re.match(r"(PASSED|XFAIL|FAILED|ERROR|XPASS) (\S+::\S+)", line)
        if found:
            yield states[found[1]], found[2]
        found = re.match(r"SKIPPED \[(\d+)\] (.*)", line)
        if found:
            for n in range(int(found[1])):
                yield SKIP, f"{found[2].strip()} ({n})"


def from_words(lines):
    """'OK: …', 'FAIL: …' and 'SKIPPED: …', up to the first value or reason."""
    states = {"OK": PASS, "FAIL": FAIL, "SKIPPED": SKIP}
    for line in lines:
        word, _, name = line.partition(": ")
        if word in states:
            yield states[word], re.split(r" = | succeeded$| expected to ", name)[0]


def read(path):
    """Name -> (state, value), in the order of the file. A name that comes again gets a number."""
    tests = {}
    with open(path, encoding="utf-8", errors="replace") as f:
        for line in f:
            line = line.rstrip("\n")
            for word in (PASS, FAIL, SKIP, "="):
                if line.startswith(word + " "):
                    name, _, value = line[len(word) + 1:].partition("\t")
                    base, n = name, 1
                    while name in tests:
                        n += 1
                        name = f"{base} ({n})"
                    tests[name] = (PASS if word == "=" else word, value if word == "=" else None)
                    break
    return tests


def counts(tests):
    return "/".join(str(sum(1 for state, _ in tests.values() if state == wanted)) for wanted in (PASS, FAIL, SKIP))


def wrong(theirs, ours):
    """Why a test counts against us, or None."""
    if ours is None:
        # A test that libvirt is too old for is not among ours as a skipped one.
        return "is missing" if theirs[0] != SKIP else None
    if theirs is None:
        return "fails" if ours[0] == FAIL else "is seen with ours only" if ours[1] is not None else None
    if ours[0] == FAIL:
        return None if theirs[0] == FAIL else "fails"
    if ours[0] == SKIP:
        return "is skipped" if theirs[0] == PASS else None
    if theirs[0] == SKIP:
        # It could not be asked of libvirt.
        return None
    return None if newer(theirs[1]) == newer(ours[1]) else "differs\n      libvirt: {}\n      vireo:   {}".format(*near_difference(theirs[1], ours[1]))


def newer(text):
    """libvirt 9.0's words for a document that cannot be read, and its patterns of errors, in those of 11.3, which are ours."""
    if text is None or REFERENCE != "9.0":
        return text
    text = text.replace("%1$s", "%s")
    text = re.sub(r"(?:\(\w+\)|\w+_xml):(\d+): ", r"at line \1: ", text)
    return re.sub(r"(Document is empty(?:\\+n|\s))\(null\)(?:\\+n|\s)\^", r"\1", text)


def near_difference(a, b):
    """Both texts, of long ones the part where they begin to differ."""
    if a is None or b is None:
        return a, b
    start = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    start = max(0, start - 60)
    return tuple(("…" if start else "") + t[start:start + 300] + ("…" if len(t) > start + 300 else "") for t in (a, b))


def read_differences(path, suite):
    """The tests of a suite at which we differ on purpose: lines 'SUITE[,SUITE] PATTERN', with the reason in the comment above, in sections '[libvirt RELEASE]' or '[libvirt]'."""
    found, holds = [], True
    if os.path.exists(path):
        with open(path, encoding="utf-8") as f:
            for line in f:
                suites, _, pattern = line.strip().partition(" ")
                if line.startswith("["):
                    holds = line.strip() in ("[libvirt]", f"[libvirt {REFERENCE}]")
                elif holds and not line.startswith("#") and suite in suites.split(","):
                    found.append(re.compile(pattern))
    return found


def compare(suite, folder, differences, times, alone, verbose):
    ours = read(os.path.join(folder, "vireo.results"))
    theirs = {} if alone else read(os.path.join(folder, "reference.results"))
    right = read_differences(differences, suite)
    passed = failed = skipped = 0
    good = bad = left = differing = 0
    report = []
    for name in list(theirs) + [n for n in ours if n not in theirs]:
        reason = wrong(theirs.get(name), ours.get(name))
        state = ours[name][0] if name in ours else None
        if reason and state and any(pattern.fullmatch(name) for pattern in right):
            differing += 1
            skipped += 1
        elif reason:
            bad += 1
            failed += 1
            report.append(f"  FAILED {suite}: {name} {reason}")
        elif state == PASS:
            good += 1
            passed += 1
        elif state:
            bad += state == FAIL
            left += state == SKIP
            skipped += 1
    if not ours or not (alone or theirs):
        failed += 1
        report.append(f"  FAILED {suite}: no result with {'ours' if not ours else 'libvirt'} (logs: {folder})")
    with_libvirt = "" if alone else f" (libvirt: {counts(theirs)})"
    print(f"{suite}: {good}/{bad}/{left}{with_libvirt}" + (f", {differing} rightly different" if differing else "") + f", {times}")
    shown = report if verbose else [line.split("\n")[0] for line in report[:12]]
    print("\n".join(shown + ([f"  … and {len(report) - 12} more (-v shows them)"] if len(report) > 12 and not verbose else [])), end="\n" if report else "")
    with open(os.path.join(folder, "sum"), "w", encoding="utf-8") as f:
        f.write(f"{passed} {failed} {skipped}\n")


def main():
    what = sys.argv[1]
    if what == "count":
        print(counts(read(sys.argv[2])))
    elif what == "compare":
        options = set(sys.argv[6:])
        compare(*sys.argv[2:6], "--alone" in options, "-v" in options)
    else:
        lines = sys.stdin.buffer.read().decode("utf-8", "replace").splitlines()
        for state, name in {"tap": from_tap, "go": from_go, "pytest": from_pytest, "words": from_words}[what](lines):
            print(state, name)


main()
