"""The differences between libvirtd 9.0 and vireod that are right, each with its reason.

A rule rewrites the matching text on both sides before they are compared; topic, step and pattern are regular expressions.
"""
from collections import namedtuple

Rule = namedtuple("Rule", "topic step pattern replacement reason")

DIFFERENCES = [
    Rule("", "^version", r"^(Using API: \w+) [0-9.]+$", r"\1 VERSION", "the library version is the daemon's own"),
    Rule("", "^version", r"^(Running against daemon:) [0-9.]+$", r"\1 VERSION", "the daemon's own version"),
]
