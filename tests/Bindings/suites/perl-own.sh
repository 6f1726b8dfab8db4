# The tests that Sys::Virt itself brings, from its source, against the modules that Debian ships.
PACKAGES=(perl:perl '/usr/lib/*/perl5/*/Sys/Virt.pm:libsys-virt-perl' /usr/share/perl5/XML/XPath.pm:libxml-xpath-perl /usr/share/perl5/Test/Pod.pm:libtest-pod-perl
    /usr/share/perl5/Test/Pod/Coverage.pm:libtest-pod-coverage-perl)
MODULE=$(compgen -G '/usr/lib/*/perl5/*/auto/Sys/Virt/Virt.so' | head -n 1)

build() { binding_source perl bookworm libsys-virt-perl; }

suite() {
    cd "$(source_folder perl)" || return
    local file state
    for file in t/*.t; do
        perl "$file" 2>&1 | tee /dev/stderr | /usr/bin/python3 "$here/results.py" tap | sed -E "s,^(ok|not ok|skip) ,&$(basename "$file"): ," >>"$RESULTS"
        state=${PIPESTATUS[0]}
        echo "$([ "$state" = 0 ] && echo ok || echo not ok) $(basename "$file"): ends well" >>"$RESULTS"
    done
}
