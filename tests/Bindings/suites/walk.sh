# Long random walks over the test driver of python3-libvirt: what a call gives, the events it makes and what it changes, step by step. WALKS says how many.
# Only where the reference is the release that ours means to be: a walk differs from where the first of its steps does.
PACKAGES=(/usr/lib/python3/dist-packages/libvirt.py:python3-libvirt)
MODULE=$(compgen -G '/usr/lib/python3/dist-packages/libvirtmod.*.so' | head -n 1)
LIMIT=600

build() { [ "$REFERENCE" = 11.3 ] || { echo "walks are compared with libvirt 11.3 only (--in trixie)"; return 1; }; }

suite() { /usr/bin/python3 "$FILES/walk.py" 0 "${WALKS:-200}" >"$RESULTS"; }
