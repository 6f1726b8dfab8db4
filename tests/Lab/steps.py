"""What all topics of the lab share: steps whose answers are noted, so that those of two daemons can be compared."""
import json
import re
import subprocess

import libvirt


def shell(command):
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    return done.stdout


class Steps:
    """Asks a daemon, and looks at the machine."""
    MASKS = []

    def __init__(self):
        self.conn = libvirt.open("qemu:///system")
        self.answers = []

    def note(self, name, answer):
        text = answer if isinstance(answer, str) else json.dumps(answer, sort_keys=True)
        for pattern, replacement in self.MASKS:
            text = re.sub(pattern, replacement, text)
        self.answers.append([name, text])
        print(name, flush=True)

    def do(self, name, call, *args):
        """A step whose answer, or error with code and domain, is compared."""
        try:
            value = call(*args)
            self.note(name, value if isinstance(value, (str, list, int, type(None))) else "done")
            return value
        except libvirt.libvirtError as error:
            self.note(name, f"error {error.get_error_code()}: {error.get_error_message()}")
            return None

    def on_disk(self, name, command):
        self.note("on disk: " + name, shell(command))
