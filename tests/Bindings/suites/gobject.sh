# libvirt-glib's GObject layer through introspection, driven from Python on GLib's main loop: its threads, its event loop, its signals.
PACKAGES=('/usr/lib/*/girepository-1.0/LibvirtGObject-1.0.typelib:gir1.2-libvirt-glib-1.0' /usr/lib/python3/dist-packages/gi/__init__.py:python3-gi)
MODULE=$(compgen -G '/usr/lib/*/libvirt-gobject-1.0.so.0' | head -n 1)
LIMIT=60

suite() { /usr/bin/python3 "$FILES/binding_gobject.py" "test://$FILES/machine.xml" >"$RESULTS"; }
