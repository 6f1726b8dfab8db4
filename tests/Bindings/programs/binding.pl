#!/usr/bin/perl
# Sys::Virt on the test driver: objects, typed parameters, hashes, constants, errors as objects, events on the default loop and streams.
# Prints '= NAME<tab>VALUE' for each step, to be compared with what the system's library gives.
use strict;
use warnings;
use Sys::Virt;
use Sys::Virt::Event;
use Sys::Virt::Domain;
use Sys::Virt::Network;
use Sys::Virt::StoragePool;
use Data::Dumper;

$| = 1;
$Data::Dumper::Sortkeys = $Data::Dumper::Terse = 1;
$Data::Dumper::Indent = 0;

sub told {
    my ($name, $call) = @_;
    my @got = eval { $call->() };
    my $text;
    if (my $e = $@) {
        $text = ref $e ? sprintf("error %d domain %d level %d: %s", $e->code, $e->domain, $e->level, $e->message) : "dies: $e";
    } else {
        $text = Dumper([map { ref($_) =~ /^Sys::Virt/ ? ref($_) . (eval { " " . $_->get_name } // "") : $_ } @got]);
    }
    $text =~ s/\n/\\n/g;
    $text =~ s/'?\b\d{12,}\b'?/N/g;
    $text =~ s/ at \S+ line \d+\.?//g;
    print "= $name\t$text\n";
}

my $uri = shift;
told("library version, known", sub { Sys::Virt->VERSION });
told("open nowhere", sub { Sys::Virt->new(uri => "nosuch:///") });
told("open relative", sub { Sys::Virt->new(uri => "test://default") });
told("open read-only", sub { my $c = Sys::Virt->new(uri => $uri, readonly => 1); $c->get_domain_by_name("runs")->destroy });
told("authentication", sub {
    my $c = Sys::Virt->new(uri => $uri, auth => 1, credlist => [Sys::Virt::CRED_AUTHNAME, Sys::Virt::CRED_PASSPHRASE], callback => sub { return 0 });
    $c->get_type;
});

Sys::Virt::Event::register_default();
my $conn = Sys::Virt->new(uri => $uri);
my $domain = $conn->get_domain_by_name("runs");
my $off = $conn->get_domain_by_name("off");

# What takes no argument, for each class.
for my $method (qw(get_type get_node_info is_alive is_secure is_encrypted get_max_vcpus list_domains list_all_domains list_defined_domains num_of_domains num_of_defined_domains
    list_domain_names list_defined_domain_names list_networks list_all_networks list_network_names num_of_networks list_storage_pools list_all_storage_pools num_of_storage_pools
    list_interfaces list_all_interfaces list_interface_names num_of_interfaces list_all_node_devices list_secrets list_all_secrets list_nwfilters list_all_nwfilters
    get_node_cpu_map get_node_security_model get_node_memory_parameters list_domain_ids get_all_domain_stats)) {
    next if $method eq "get_all_domain_stats";
    told("conn.$method", sub { my @all = $conn->$method; $method =~ /^list/ && ref $all[0] ? sort { eval { $a->get_name cmp $b->get_name } // 0 } @all : $method =~ /_names$/ ? sort @all : @all });
}
for my $d (["runs", $domain], ["off", $off]) {
    for my $method (qw(get_id get_uuid_string get_name is_active is_persistent is_updated has_managed_save_image get_os_type get_state get_max_memory get_max_vcpus get_autostart
        get_scheduler_type get_scheduler_parameters get_memory_parameters get_blkio_parameters get_numa_parameters get_iothread_info get_job_info get_job_stats get_disk_errors
        get_fs_info get_hostname get_time get_emulator_pin_info get_vcpu_pin_info has_current_snapshot num_of_snapshots list_all_snapshots current_snapshot list_all_checkpoints
        get_security_label get_messages get_guest_info suspend resume pm_wakeup inject_nmi abort_job create undefine destroy)) {
        told("$d->[0].$method", sub { $d->[1]->$method });
    }
}
$conn = undef;
$domain = $off = undef;
$conn = Sys::Virt->new(uri => $uri);
$domain = $conn->get_domain_by_name("runs");
told("lookup by id", sub { $conn->get_domain_by_id(1) });
told("lookup by uuid", sub { $conn->get_domain_by_uuid($domain->get_uuid) });
told("lookup by uuid, malformed", sub { $conn->get_domain_by_uuid("zz") });
told("lookup, wrong", sub { $conn->get_domain_by_name("nosuch") });
told("xml", sub { $domain->get_xml_description(Sys::Virt::Domain::XML_INACTIVE) });
told("set vcpus", sub { $domain->set_vcpus(3); $domain->get_vcpus(Sys::Virt::Domain::VCPU_LIVE) });
told("vcpu info", sub { map { { %$_, cpuTime => 0 } } $domain->get_vcpu_info });
told("pin", sub { $domain->pin_vcpu(0, pack("C", 3)); map { unpack("b*", $_->{affinity} // "") } $domain->get_vcpu_info });
told("set memory", sub { $domain->set_memory(200000); $domain->get_info->{memory} });
told("scheduler parameters", sub { $domain->set_scheduler_parameters({ weight => 90 }); $domain->get_scheduler_parameters });
told("wrong parameter", sub { $domain->set_scheduler_parameters({ nosuch => 90 }) });
told("block tuning", sub { $domain->get_block_iotune("vda") });
told("interface parameters", sub { $domain->get_interface_parameters("vnet0") });
told("metadata", sub { $domain->get_metadata(Sys::Virt::Domain::METADATA_TITLE) });
told("set metadata", sub { $domain->set_metadata(Sys::Virt::Domain::METADATA_ELEMENT, "<x/>", "k", "urn:k"); $domain->get_metadata(Sys::Virt::Domain::METADATA_ELEMENT, "urn:k") });
told("define", sub { $conn->define_domain("<domain type='test'><name>fresh</name><memory>65536</memory><os><type>hvm</type></os></domain>") });
told("define, bad", sub { $conn->define_domain("<domain") });
told("snapshot", sub { $domain->create_snapshot("<domainsnapshot><name>s1</name></domainsnapshot>") });
told("snapshots", sub { $domain->list_snapshot_names });
told("snapshot of that name", sub { $domain->get_snapshot_by_name("s1")->is_current });
told("stats", sub { map { my %s = %$_; { name => $s{dom}->get_name, data => { map { $_ => $s{data}{$_} } grep { !/time/ } keys %{ $s{data} } } } }
    sort { $a->{dom}->get_name cmp $b->{dom}->get_name } $conn->get_all_domain_stats(Sys::Virt::Domain::STATS_STATE | Sys::Virt::Domain::STATS_VCPU) });
my $pool = eval { $conn->get_storage_pool_by_name("pool") };
told("pool", sub { $pool->get_info });
told("volume", sub { $pool->create_volume("<volume><name>two</name><capacity>4096</capacity></volume>")->get_info });
told("volumes", sub { sort $pool->list_storage_vol_names });
told("stream of a volume", sub { my $st = $conn->new_stream(0); $pool->get_volume_by_name("one")->download($st, 0, 10); $st->finish });
told("device", sub { $conn->get_node_device_by_name("scsi_host1")->list_capabilities });
told("network", sub { my $n = $conn->get_network_by_name("default"); ($n->get_bridge_name, $n->is_active, $n->get_autostart, $n->get_dhcp_leases) });

# Events: callbacks of the default loop, in order, and none after deregistration.
my @seen;
my $id = $conn->domain_event_register_any(undef, Sys::Virt::Domain::EVENT_ID_LIFECYCLE, sub { my (undef, $d, $event, $detail) = @_; push @seen, $d->get_name . " $event $detail" });
my $timer_fired = 0;
my $timer = Sys::Virt::Event::add_timeout(10, sub { $timer_fired++ });
told("event id", sub { $id >= 0 ? "registered" : "no" });
$domain->suspend;
$domain->resume;
$domain->destroy;
my $end = time + 5;
Sys::Virt::Event::run_default() while time < $end && (@seen < 3 || !$timer_fired);
told("events", sub { @seen });
told("timer", sub { $timer_fired > 0 ? 1 : 0 });
Sys::Virt::Event::remove_timeout($timer);
$conn->domain_event_deregister_any($id);
$conn->get_domain_by_name("runs")->create;
my $rounds = 0;
Sys::Virt::Event::add_timeout(20, sub { $rounds++ });
Sys::Virt::Event::run_default() while $rounds < 2;
told("no event after deregistration", sub { scalar @seen });
told("deregister twice", sub { $conn->domain_event_deregister_any($id) });

my $child = fork();
if (!$child) {
    # A child that was forked after the library was used may not hang: it fails or works, and ends.
    alarm 20;
    eval { $conn->get_domain_by_name("runs") };
    require POSIX;
    POSIX::_exit(0);
}
waitpid $child, 0;
told("a forked child ends", sub { $? });
