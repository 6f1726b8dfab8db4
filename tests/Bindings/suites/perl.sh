# The Perl binding, as Debian ships it. These tests are ours; its own are run by perl-own.sh.
PACKAGES=(perl:perl '/usr/lib/*/perl5/*/Sys/Virt.pm:libsys-virt-perl')
MODULE=$(compgen -G '/usr/lib/*/perl5/*/auto/Sys/Virt/Virt.so' | head -n 1)

suite() { perl "$FILES/binding.pl" "test://$FILES/machine.xml" >"$RESULTS"; }
