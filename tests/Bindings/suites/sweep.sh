# Every method of python3-libvirt on the test driver: what each gives must be the same, to the letter.
PACKAGES=(/usr/lib/python3/dist-packages/libvirt.py:python3-libvirt)
MODULE=$(compgen -G '/usr/lib/python3/dist-packages/libvirtmod.*.so' | head -n 1)

suite() { /usr/bin/python3 "$FILES/sweep.py" >"$RESULTS"; }
