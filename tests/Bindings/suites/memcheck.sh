# The same under valgrind's memcheck, which sees what the library gives to and takes from the C side; short, since that is slow.
PACKAGES=(valgrind:valgrind /usr/include/libvirt/libvirt.h:libvirt-dev)
SLOW="valgrind is slow"
LIMIT=400
MODULE=$OUT/stress

build() {
    gcc -Wall -Wextra -O1 -g "$here/abi-stress/stress.c" -o stress -lvirt -lpthread
    gcc -Wall -Wextra -O1 -g "$here/abi/params.c" -o params -lvirt -lpthread
}

suite() {
    local program
    for program in "params" "stress 30 8"; do
        # shellcheck disable=SC2086
        valgrind --error-exitcode=99 --undef-value-errors=no --suppressions="$here/abi-stress/memcheck.supp" "$OUT/"$program >"$OUT/valgrind.out" 2>"$OUT/valgrind.err"
        local status=$?
        grep -E 'ERROR SUMMARY|Invalid' "$OUT/valgrind.err" | head -n 20
        echo "$([ $status != 99 ] && [ $status -lt 128 ] && echo ok || echo not ok) ${program%% *}: no wrong access" >>"$RESULTS"
    done
}
