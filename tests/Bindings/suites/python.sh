# python3-libvirt: events on its own loop and on asyncio's, streams, callbacks, threads, multiprocessing and garbage. These tests are ours;
# its own are run by python-own.sh, and every method by itself by sweep.sh.
PACKAGES=(/usr/lib/python3/dist-packages/libvirt.py:python3-libvirt)
MODULE=$(compgen -G '/usr/lib/python3/dist-packages/libvirtmod.*.so' | head -n 1)
LIMIT=120

suite() {
    local loop
    for loop in default asyncio; do
        /usr/bin/python3 "$FILES/events.py" "test://$FILES/machine.xml" $loop >>"$RESULTS"
        echo "= $loop: ends	$?" >>"$RESULTS"
    done
    /usr/bin/python3 "$FILES/processes.py" "test://$FILES/machine.xml" >>"$RESULTS"
    echo "= processes: ends	$?" >>"$RESULTS"
}
