using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Capabilities;

/// <summary>
/// Asks an emulator, over its monitor, what it can do. All questions are sent at once and the answers collected, so a probe costs little
/// more than QEMU's own start. It starts no process (see <see cref="QemuProbe"/>) and keeps nothing.
/// </summary>
public sealed class QemuProber
{
    private readonly Func<string, JsonObject?, Task<QmpReply>> _ask;

    /// <summary>A prober that asks through <paramref name="ask"/>: a monitor, or a recorded conversation.</summary>
    public QemuProber(Func<string, JsonObject?, Task<QmpReply>> ask) => _ask = ask;

    /// <summary>Everything, from an emulator started with <c>-machine none</c>; <paramref name="kvm"/> says that it was allowed to use
    /// hardware acceleration.</summary>
    public async Task<QemuCapabilities> ProbeAsync(string emulator, bool kvm)
    {
        var version = _ask("query-version", null);
        var target = _ask("query-target", null);
        var kvmState = _ask("query-kvm", null);
        var types = _ask("qom-list-types", null);
        var commands = _ask("query-commands", null);
        var options = _ask("query-command-line-options", null);
        var properties = new List<(string Device, Task<QmpReply> Reply)>();
        foreach (string device in QemuFlags.InspectedDevices)
        {
            properties.Add((device, _ask("device-list-properties", new JsonObject().Add("typename", device))));
        }

        // The machine types do not depend on the accelerator; the answer is needed in full before the host's model is asked for.
        var v = (await version.ConfigureAwait(false)).ValueOrThrow("query-version");
        string arch = Architecture((await target.ConfigureAwait(false)).ValueOrThrow("query-target").GetString("arch") ?? "");
        bool hardware = kvm && (await kvmState.ConfigureAwait(false)).Return?.GetBool("enabled") == true;
        var accel = ProbeAccelAsync(hardware ? "host" : "max");
        var typeNames = Names(await types.ConfigureAwait(false), "name");
        var propertyNames = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (device, reply) in properties)
        {
            foreach (string name in Names(await reply.ConfigureAwait(false), "name"))
            {
                propertyNames.Add(device + "." + name);
            }
        }

        ulong number = Version(v);
        var flags = QemuFlags.Detect(
            number, typeNames, propertyNames, Names(await commands.ConfigureAwait(false), "name"), Names(
                await options.ConfigureAwait(false), "option"));
        var result = await accel.ConfigureAwait(false);
        return new QemuCapabilities
        {
            Emulator = emulator,
            Arch = arch,
            Version = number,
            Package = v.GetString("package") ?? "",
            Flags = flags,
            Kvm = hardware ? result : null,
            Tcg = hardware || !typeNames.Contains("tcg-accel") ? null : result,
        };
    }

    /// <summary>What depends on the accelerator that the emulator runs with.</summary>
    public async Task<AccelCapabilities> ProbeAccelAsync(string hostModel)
    {
        var machines = _ask("query-machines", null);
        var cpus = _ask("query-cpu-definitions", null);
        var host = _ask("query-cpu-model-expansion", new JsonObject().Add("type", "static").Add(
            "model", new JsonObject().Add("name", hostModel)));
        var expansion = (await host.ConfigureAwait(false)).Return?["model"];
        var properties = new List<KeyValuePair<string, string>>();
        foreach (var p in expansion is { } m && m["props"] is { } props ? props.Members : default)
        {
            properties.Add(new(p.Key, p.Value.AsString() ?? p.Value.ToString()));
        }

        return new AccelCapabilities
        {
            Machines = Machines(await machines.ConfigureAwait(false)),
            Cpus = Cpus(await cpus.ConfigureAwait(false)),
            HostModel = expansion?.GetString("name"),
            HostProperties = properties,
        };
    }

    private static ulong Version(JsonValue version)
    {
        var q = version["qemu"];
        return ((q?.GetULong("major") ?? 0) * 1000000) + ((q?.GetULong("minor") ?? 0) * 1000) + (q?.GetULong("micro") ?? 0);
    }

    // QEMU names the target by its binary, libvirt by the CPU.
    private static string Architecture(string target) => target switch
    {
        "i386" => "i686",
        "arm" => "armv7l",
        "ppc64" => "ppc64",
        _ => target,
    };

    private static HashSet<string> Names(QmpReply reply, string member)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in reply.Return is { } list ? list.Items : default)
        {
            if (item.GetString(member) is { } name)
            {
                names.Add(name);
            }
        }

        return names;
    }

    private static List<QemuMachine> Machines(QmpReply reply)
    {
        var machines = new List<QemuMachine>();
        foreach (var m in reply.Return is { } list ? list.Items : default)
        {
            string name = m.GetString("name") ?? "";
            if (name is "" or "none")
            {
                continue;
            }

            var machine = new QemuMachine(name)
            {
                Alias = m.GetString("alias"),
                IsDefault = m.GetBool("is-default") == true,
                MaxCpus = (int)(m.GetLong("cpu-max") ?? 0),
                HotplugCpus = m.GetBool("hotpluggable-cpus") == true,
                DefaultCpu = m.GetString("default-cpu-type"),
                DefaultRamId = m.GetString("default-ram-id"),
                NumaMemSupported = m.GetBool("numa-mem-supported") == true,
                Deprecated = m.GetBool("deprecated") == true,
                Acpi = m.GetBool("acpi"),
            };
            machines.Add(machine);
        }

        // A domain that names no machine gets the first: "virt" where QEMU's own default is none or a mere demonstration board, else QEMU's
        // default.
        int first = machines.FindIndex(m => m.Name == "virt" || m.Alias == "virt");
        if (first < 0)
        {
            first = machines.FindIndex(m => m.IsDefault);
        }

        if (first > 0)
        {
            var preferred = machines[first];
            machines.RemoveAt(first);
            machines.Insert(0, preferred);
        }

        return machines;
    }

    private static List<QemuCpuModel> Cpus(QmpReply reply)
    {
        var cpus = new List<QemuCpuModel>();
        foreach (var c in reply.Return is { } list ? list.Items : default)
        {
            if (c.GetString("name") is not { } name)
            {
                continue;
            }

            var blockers = new List<string>();
            foreach (var b in c.GetItems("unavailable-features"))
            {
                if (b.AsString() is { } feature)
                {
                    blockers.Add(feature);
                }
            }

            bool? usable = c["unavailable-features"] is { } list2 ? list2.Items.Length == 0 : null;
            cpus.Add(new QemuCpuModel(name, c.GetString("typename"), usable, blockers, c.GetBool("deprecated") == true));
        }

        return cpus;
    }
}
