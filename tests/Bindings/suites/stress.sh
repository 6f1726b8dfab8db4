# 64 threads with mixed calls, events and disconnects under a debugging allocator. STRESS_SECONDS=600 for the long run.
PACKAGES=(/usr/include/libvirt/libvirt.h:libvirt-dev)
SECONDS_TO_RUN=${STRESS_SECONDS:-10}
LIMIT=$((SECONDS_TO_RUN + 60))
MODULE=$OUT/stress

build() { [ stress -nt "$here/abi-stress/stress.c" ] || gcc -Wall -Wextra -O1 -g "$here/abi-stress/stress.c" -o stress -lvirt -lpthread; }

suite() {
    MALLOC_PERTURB_=165 "$OUT/stress" "$SECONDS_TO_RUN" >"$RESULTS"
    local status=$?
    echo "$([ $status -lt 128 ] && echo ok || echo not ok) it ends without a signal" >>"$RESULTS"
}
