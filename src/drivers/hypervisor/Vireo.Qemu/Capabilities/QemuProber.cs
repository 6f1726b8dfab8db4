using System.Collections.Frozen;
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
        ulong number = Version(v);
        bool hardware = kvm && (await kvmState.ConfigureAwait(false)).Return?.GetBool("enabled") == true;
        var accel = ProbeAccelAsync(hardware ? "host" : "max", arch);
        var platform = QemuPlatformProber.AskAsync(_ask, arch, hardware);
        var typeNames = Names(await types.ConfigureAwait(false), "name");
        var propertyNames = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (device, reply) in properties)
        {
            foreach (string name in Names(await reply.ConfigureAwait(false), "name"))
            {
                propertyNames.Add(device + "." + name);
            }
        }

        var flags = QemuFlags.Detect(
            number, typeNames, propertyNames, Names(await commands.ConfigureAwait(false), "name"), Names(
                await options.ConfigureAwait(false), "option"));
        var result = await accel.ConfigureAwait(false);
        var below = await platform.ConfigureAwait(false);
        return below with
        {
            Emulator = emulator,
            Arch = arch,
            Version = number,
            Package = v.GetString("package") ?? "",
            Flags = below.Sev is null ? flags.Except([QemuFlag.SevSnpGuest.Name]).ToFrozenSet(StringComparer.Ordinal) : flags,
            Kvm = hardware ? result : null,
            Tcg = hardware || !typeNames.Contains("tcg-accel") ? null : result,
        };
    }

    /// <summary>What depends on the accelerator that the emulator runs with.</summary>
    /// <param name="hostModel">The model that offers most: <c>host</c> or <c>max</c>.</param>
    /// <param name="arch">The target; asked for when not known.</param>
    public async Task<AccelCapabilities> ProbeAccelAsync(string hostModel, string? arch = null)
    {
        var machines = _ask("query-machines", null);
        var cpus = _ask("query-cpu-definitions", null);
        arch ??= Architecture((await _ask("query-target", null).ConfigureAwait(false)).Return?.GetString("arch") ?? "");
        var host = await HostModelAsync(hostModel, arch).ConfigureAwait(false);
        return host with { Machines = Machines(await machines.ConfigureAwait(false)), Cpus = Cpus(await cpus.ConfigureAwait(false)) };
    }

    // Only x86 says which properties can be migrated: those that it still offers when it is asked for no others.
    private async Task<AccelCapabilities> HostModelAsync(string model, string arch)
    {
        bool x86 = arch is "x86_64" or "i686";
        string type = x86 || arch.StartsWith("s390", StringComparison.Ordinal) ? "static" : "full";
        var plain = _ask("query-cpu-model-expansion", Expansion(type, new JsonObject().Add("name", model)));
        var whole = !x86 ? null : _ask("query-cpu-model-expansion", Expansion(
            type, new JsonObject().Add("name", model).Add("props", new JsonObject().Add("migratable", false))));
        if ((await plain.ConfigureAwait(false)).Return?["model"] is not { } expansion)
        {
            return AccelCapabilities.Empty;
        }

        var all = whole is null ? null : (await whole.ConfigureAwait(false)).Return?["model"];
        return new AccelCapabilities
        {
            HostModel = expansion.GetString("name"),
            HostProperties = Properties((all ?? expansion)["props"], all is null ? null : expansion["props"]),
            IsHostMigratable = all is not null,
        };
    }

    private static JsonObject Expansion(string type, JsonObject model) => new JsonObject().Add("type", type).Add("model", model);

    private static List<HostCpuProperty> Properties(JsonValue? all, JsonValue? migratable)
    {
        var properties = new List<HostCpuProperty>();
        foreach (var p in all is { } props ? props.Members : default)
        {
            bool flag = p.Value.AsBool() is not null;
            bool? moves = migratable is null ? null : !flag || p.Value.AsBool() == false || migratable.GetBool(p.Key) == true;
            properties.Add(new(p.Key, p.Value.AsString() ?? p.Value.ToString(), flag, moves));
        }

        return properties;
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
