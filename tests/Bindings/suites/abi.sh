# Programs in C, ours: what the C layer means, function by function and in a process of somebody else. Each program's steps are compared with the system's library.
PACKAGES=(/usr/include/libvirt/libvirt.h:libvirt-dev libvirtd:libvirt-daemon)
LIMIT=200
MODULE=$OUT/handles

build() {
    local file name
    for file in "$here"/abi/*.c; do
        name=$(basename "$file" .c)
        [ "$name" -nt "$file" ] && [ "$name" -nt "$here/abi/abi.h" ] || gcc -Wall -Wextra -O1 -g "$file" -o "$name" -lvirt -lvirt-admin -lpthread
    done
}

suite() {
    local file name status
    # Freed memory is overwritten, so that its use shows.
    export MALLOC_PERTURB_=165
    for file in "$here"/abi/*.c; do
        name=$(basename "$file" .c)
        if [ "$SIDE" = reference ] && head -n 1 "$file" | grep -q 'ours only'; then
            continue
        fi
        [[ "$name" != remote* ]] || daemon
        # Twice: on the default node, and on a document with more in it.
        for uri in "" "test://$FILES/machine.xml"; do
            [ -z "$uri" ] || [[ "handles streams misuse stale params threads foreign_loop loops storm" == *"$name"* ]] || continue
            ABI_URI=$uri
            [ -n "$uri" ] && export ABI_URI || unset ABI_URI
            timeout 60 "$OUT/$name" 2>&1 >"$OUT/$name.out" | tee "$OUT/$name.err"
            status=${PIPESTATUS[0]}
            [[ "$name" != remote* ]] || kill -9 "$DAEMON_PID" 2>/dev/null
            [ $status = 0 ] || echo "$SIDE: $name ended with status $status"
            sed -E "s/^(ok|not ok|=|skip) /\1 $name${uri:+ (document)}: /" "$OUT/$name.out" >>"$RESULTS"
            echo "$([ $status = 0 ] && echo ok || echo not ok) $name${uri:+ (document)} ends well" >>"$RESULTS"
        done
    done
}
