# ruby-libvirt on the test driver: every method of every class that needs no argument, and those that programs use with arguments.
# Prints '= NAME<tab>VALUE' for each step, to be compared with what the system's library gives.
require 'libvirt'
$stdout.sync = true
URI = ARGV[0]

def text(value)
  case value
  when Array then "[#{value.map { |v| text(v) }.join(', ')}]"
  when Hash then "{#{value.sort_by { |k, _| k.to_s }.map { |k, v| "#{k}: #{text(v)}" }.join(', ')}}"
  when String, Numeric, true, false, nil then value.inspect
  else
    fields = value.instance_variables.reject { |f| f.to_s =~ /time|connection/i }
    named = value.respond_to?(:name) ? (" " + (value.name rescue "?")) : ""
    "#{value.class}#{named}#{fields.map { |f| " #{f}=#{text(value.instance_variable_get(f))}" }.join}"
  end
end

def told(name)
  got = begin
    text(yield)
  rescue Libvirt::Error => e
    "#{e.class} code #{e.libvirt_code} component #{e.libvirt_component} level #{e.libvirt_level} in #{e.libvirt_function_name}: #{e.libvirt_message}"
  rescue StandardError => e
    "#{e.class}: #{e.message}"
  end
  puts "= #{name}\t#{got.gsub("\n", '\\n').gsub(/\b\d{12,}\b/, 'N').gsub(/0x\h{6,}/, '0x').gsub(/<creationTime>\d+/, '<creationTime>N').gsub(/@state=0 @cpu=-?\d+/, '@state=0')}"
end

# Ends the object, needs a partner, or says what the machine or the clock is.
NOT_ALONE = %w[close free undefine destroy hostname version libversion node_info capabilities sys_info uri node_free_memory node_cpu_stats node_memory_stats
               shutdown domain_event_register domain_event_deregister creation_time core_dump stream list_storage_pools].freeze

def sweep(kind, prefix)
  conn = Libvirt.open(URI)
  target = yield conn
  names = target.class.instance_methods(false).select { |m| [0, -1].include?(target.class.instance_method(m).arity) }.map(&:to_s).sort - NOT_ALONE
  conn.close
  names.each do |name|
    conn = Libvirt.open(URI)
    target = yield conn
    told("#{prefix}#{kind}.#{name}") do
      value = target.send(name)
      name.start_with?("list") && value.is_a?(Array) ? value.sort_by { |v| text(v) } : value
    end
    target = nil
    conn.close unless conn.closed?
  end
end

told("open nowhere") { Libvirt.open("nosuch:///") }
told("open, not test's") { Libvirt.open("test://default") }
told("read only") { Libvirt.open_read_only(URI).lookup_domain_by_name("runs").destroy }
told("authentication") { Libvirt.open_auth(URI, [Libvirt::CRED_AUTHNAME], "mine") { |_cred| "name" }.type }
told("version of nothing") { Libvirt.version("test").size }
sweep("Connect", "") { |c| c }
sweep("Domain", "") { |c| c.lookup_domain_by_name("runs") }
sweep("Domain", "off ") { |c| c.lookup_domain_by_name("off") }
sweep("Network", "") { |c| c.lookup_network_by_name("default") }
sweep("StoragePool", "") { |c| c.lookup_storage_pool_by_name("pool") }
sweep("StorageVol", "") { |c| c.lookup_storage_pool_by_name("pool").lookup_volume_by_name("one") }
sweep("Interface", "") { |c| c.lookup_interface_by_name("eth1") }
sweep("NodeDevice", "") { |c| c.lookup_nodedevice_by_name("scsi_host1") }
sweep("Snapshot", "") { |c| c.lookup_domain_by_name("runs").snapshot_create_xml("<domainsnapshot><name>s</name></domainsnapshot>") }

conn = Libvirt.open(URI)
runs = conn.lookup_domain_by_name("runs")
told("lookup by id") { conn.lookup_domain_by_id(1) }
told("lookup by uuid") { conn.lookup_domain_by_uuid(runs.uuid) }
told("lookup by wrong uuid") { conn.lookup_domain_by_uuid("zz") }
told("lookup, wrong") { conn.lookup_domain_by_name("nosuch") }
told("lookup of nil") { conn.lookup_domain_by_name(nil) }
told("define") { conn.define_domain_xml("<domain type='test'><name>fresh</name><memory>65536</memory><os><type>hvm</type></os></domain>") }
told("define, bad") { conn.define_domain_xml("<domain") }
told("create") { conn.lookup_domain_by_name("fresh").create }
told("vcpus=") { runs.vcpus = 3; runs.num_vcpus(0) }
told("memory=") { runs.memory = 200_000; runs.info.memory }
told("max memory=") { runs.max_memory = 100 }
told("scheduler parameters=") { runs.scheduler_parameters = { "weight" => 90 }; runs.scheduler_parameters }
told("scheduler parameters=, wrong") { runs.scheduler_parameters = { "nosuch" => 90 } }
told("pin") { runs.pin_vcpu(0, [0]); runs.vcpus.map { |v| v.cpumap } }
told("metadata") { runs.metadata(1) }
told("pool info") { conn.lookup_storage_pool_by_name("pool").info }
told("volume") { conn.lookup_storage_pool_by_name("pool").create_volume_xml("<volume><name>two</name><capacity>4096</capacity></volume>").info }
told("domain xml") { runs.xml_desc(2) }

# Events on a loop that is written in Ruby: the library calls back for each handle and timer that it wants.
handles = {}
timers = {}
next_id = 0
Libvirt.event_register_impl(
  lambda { |fd, events, opaque| next_id += 1; handles[next_id] = [fd, events, opaque]; next_id },
  lambda { |id, events| handles[id][1] = events },
  lambda { |id| handles.delete(id) && handles.size && nil },
  lambda { |interval, opaque| next_id += 1; timers[next_id] = [interval, opaque]; next_id },
  lambda { |id, interval| timers[id][0] = interval },
  lambda { |id| timers.delete(id) && nil }
)
told("events on a foreign loop") do
  c = Libvirt.open(URI)
  d = c.lookup_domain_by_name("runs")
  seen = []
  id = c.domain_event_register_any(Libvirt::Connect::DOMAIN_EVENT_ID_LIFECYCLE, lambda { |_c, dom, event, detail, _o| seen << [dom.name, event, detail] })
  d.suspend
  d.resume
  deadline = Time.now + 5
  while seen.size < 2 && Time.now < deadline
    due = timers.select { |_, t| t[0] >= 0 }
    due.each { |timer, t| Libvirt.event_invoke_timeout_callback(timer, t[1]) if timers[timer] }
    fds = handles.values.reject { |h| h[1].zero? }.map { |h| IO.for_fd(h[0], autoclose: false) }
    ready = IO.select(fds, nil, nil, 0.02)
    (ready ? ready[0] : []).each do |io|
      handles.to_a.each { |h, v| Libvirt.event_invoke_handle_callback(h, v[0], Libvirt::EVENT_HANDLE_READABLE, v[2]) if v[0] == io.fileno }
    end
  end
  c.domain_event_deregister_any(id)
  seen
end
told("after close") { c = Libvirt.open(URI); c.close; c.type }
runs = nil
conn.close
GC.start
told("the end") { true }
