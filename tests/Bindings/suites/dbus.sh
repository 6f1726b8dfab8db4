# libvirt-dbus: its own tests, from its source package, against the program that Debian ships.
PACKAGES=(libvirt-dbus:libvirt-dbus dbus-daemon:dbus-daemon /usr/lib/python3/dist-packages/dbus/__init__.py:python3-dbus
    /usr/lib/python3/dist-packages/pytest/__init__.py:python3-pytest /usr/lib/python3/dist-packages/gi/__init__.py:python3-gi)
MODULE=$(command -v libvirt-dbus)

build() { source_package bookworm libvirt-dbus; }

suite() {
    cd "$OUT/source/tests" || return
    TEST_INSTALLED=1 /usr/bin/python3 -m pytest -p no:cacheprovider -q -rA --tb=short . 2>&1 | tee /dev/stderr | /usr/bin/python3 "$here/results.py" pytest >"$RESULTS"
}
