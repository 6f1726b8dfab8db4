# Every function of the C interface with one bad argument at a time: null, another kind of handle, empty, over-long and broken texts, negative and huge numbers, flags.
# What each answers must be what libvirt answers; where libvirt itself does not survive, ours must.
PACKAGES=(/usr/bin/python3:python3 libvirtd:libvirt-daemon)
LIMIT=280

suite() {
    mkdir -p /run/cwd
    cd /run/cwd
    daemon
    export ADMIN_URI=libvirtd:///system
    /usr/bin/python3 "$FILES/arguments.py" "$ROOT/src/api/Vireo.Native/include/libvirt" >"$RESULTS"
}
