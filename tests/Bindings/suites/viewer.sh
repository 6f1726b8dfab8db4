# virt-viewer's connection, without a picture: what it tells of finding the guest and its display, on GLib's loop and with libvirt's events.
PACKAGES=(virt-viewer:virt-viewer xvfb-run:xvfb xauth:xauth)
MODULE=/usr/bin/virt-viewer
SLOW="needs a whole desktop's libraries"
LIMIT=60

suite() {
    local guest
    for guest in runs off 1 11111111-2222-4333-8444-000000000001; do
        timeout 6 xvfb-run -a virt-viewer --debug -c "test://$FILES/machine.xml" "$guest" 2>&1 | tee /dev/stderr |
            sed -n -E 's/.*virt-viewer-DEBUG: [0-9:.]+: //p' | grep -iE 'guest|domain|libvirt|connect|event|display' | sed -E 's/0x[0-9a-f]+/0x/g; s/[0-9]{10,}/N/g' | sort -u |
            while IFS= read -r line; do printf '= %s\t%s\n' "$guest: ${line%% *}" "$line"; done >>"$RESULTS"
    done
}
