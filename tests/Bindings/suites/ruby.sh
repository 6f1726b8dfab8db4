# The Ruby binding, as Debian ships it. These tests are ours; its own are run by ruby-own.sh.
PACKAGES=(ruby:ruby '/usr/lib/*/ruby/vendor_ruby/*/_libvirt.so:ruby-libvirt')
MODULE=$(compgen -G '/usr/lib/*/ruby/vendor_ruby/*/_libvirt.so' | head -n 1)

suite() { ruby "$FILES/binding.rb" "test://$FILES/machine.xml" >"$RESULTS"; }
