"""Runs one topic against one side, inside namespaces that runner.py made, and writes what happened as JSON.

    worker.py SIDE TOPIC RESULT LOG VIREOD GUEST
"""
import importlib
import json
import os
import sys
import traceback

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.dont_write_bytecode = True

from harness.session import Session                      # noqa: E402
from harness.side import Side, private_machine           # noqa: E402


def reap():
    """We are process 1 of the namespace: orphans (a QEMU that daemonised) become our children and must be reaped."""
    child = os.fork()
    while child:
        try:
            done, _ = os.wait()
        except InterruptedError:
            continue
        if done == child:
            os._exit(0)  # the namespace ends with us, and every process in it


def main():
    reap()
    side_name, topic, result, log, vireod, guest = sys.argv[1:]
    private_machine()
    side = Side(side_name, vireod, log)
    side.prepare()
    work = "/run/scratch"
    os.makedirs(work)
    session = Session(side, guest, work)
    crash = ""
    try:
        side.start()
        importlib.import_module("topics." + topic).run(session)
    except Exception:  # a topic that breaks off is one failure, with its reason
        crash = traceback.format_exc(limit=-4) + session.side.log_tail()
    finally:
        with open(result, "w", encoding="utf-8") as f:
            json.dump({"records": session.records, "checks": session.checks, "skipped": session.skipped, "crash": crash}, f)
        sys.stdout.flush()
        os._exit(0)


main()
