"""Runs a command where nothing of the machine's own libvirt can be seen or touched: see tests/EndToEnd/harness/side.py."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "EndToEnd"))
from harness import side  # noqa: E402  (found below the folder just named)

side.private_machine()
os.execvp(sys.argv[1], sys.argv[1:])
