# The Ruby binding, as Debian ships it. Its own tests are not to be had (the archive does not serve its source), so these are ours.
PACKAGES=(ruby:ruby '/usr/lib/*/ruby/vendor_ruby/*/_libvirt.so:ruby-libvirt')
MODULE=$(compgen -G '/usr/lib/*/ruby/vendor_ruby/*/_libvirt.so' | head -n 1)

suite() { ruby "$FILES/binding.rb" "test://$FILES/machine.xml" >"$RESULTS"; }
