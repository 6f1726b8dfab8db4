# The OCaml binding, as Debian ships it; upstream has no tests, only examples: those, from its source package, and a program of ours.
PACKAGES=(ocamlfind:ocaml-findlib ocamlopt:ocaml-nox /usr/lib/ocaml/libvirt/libvirt.mli:libvirt-ocaml-dev /usr/include/libvirt/libvirt.h:libvirt-dev)
MODULE=$OUT/binding

build() {
    source_package bookworm ocaml-libvirt
    local program
    cp "$FILES/binding.ml" binding.ml
    for program in list_domains list_secrets node_info get_all_domain_stats; do
        cp "source/examples/$program.ml" .
    done
    for program in binding list_domains list_secrets node_info get_all_domain_stats; do
        [ $program -nt $program.ml ] || ocamlfind ocamlopt -w -a -package unix,str,libvirt -linkpkg $program.ml -o $program
    done
}

suite() {
    "$OUT/binding" "test://$FILES/machine.xml" >"$RESULTS"
    local program line
    for program in list_domains list_secrets node_info get_all_domain_stats; do
        "$OUT/$program" "test://$FILES/machine.xml" >"$OUT/$program.text" 2>&1
        echo "= $program, status	$?" >>"$RESULTS"
        sed -E 's/[0-9]{10,}/N/g' "$OUT/$program.text" | sort | while IFS= read -r line; do printf '= %s, output\t%s\n' $program "$line"; done >>"$RESULTS"
    done
}
