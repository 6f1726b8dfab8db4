# libvirt-glib: its own test of the event loop, from its source package, with the library that Debian ships.
PACKAGES=('/usr/lib/*/pkgconfig/libvirt-glib-1.0.pc:libvirt-glib-1.0-dev' '/usr/lib/*/pkgconfig/glib-2.0.pc:libglib2.0-dev' pkg-config:pkg-config)
MODULE=$OUT/test-events

build() {
    source_package trixie libvirt-glib
    : >config.h
    gcc -I. source/tests/test-events.c -o test-events $(pkg-config --cflags --libs libvirt-glib-1.0 libvirt)
}

suite() { "$OUT/test-events" --tap 2>&1 | tee /dev/stderr | /usr/bin/python3 "$here/results.py" tap >"$RESULTS"; }
