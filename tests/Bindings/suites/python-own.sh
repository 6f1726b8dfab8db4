# The tests that python3-libvirt itself brings, from its source.
PACKAGES=(/usr/lib/python3/dist-packages/libvirt.py:python3-libvirt /usr/lib/python3/dist-packages/pytest/__init__.py:python3-pytest
    /usr/lib/python3/dist-packages/lxml/__init__.py:python3-lxml)
MODULE=$(compgen -G '/usr/lib/python3/dist-packages/libvirtmod.*.so' | head -n 1)

build() { binding_source python bookworm libvirt-python; }

suite() {
    cd "$(source_folder python)/tests" || return
    /usr/bin/python3 -m pytest -p no:cacheprovider -q -rA --tb=short . 2>&1 | tee /dev/stderr | /usr/bin/python3 "$here/results.py" pytest >"$RESULTS"
}
