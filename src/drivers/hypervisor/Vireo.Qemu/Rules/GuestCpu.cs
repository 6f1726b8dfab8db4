using System.Runtime.CompilerServices;
using Vireo.Documents;
using Vireo.Drivers.Host.CpuModels;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Monitor;
using MapFeature = Vireo.Drivers.Host.CpuModels.CpuFeature;
using MapMatch = Vireo.Drivers.Host.CpuModels.CpuMatch;
using MapPolicy = Vireo.Drivers.Host.CpuModels.CpuFeaturePolicy;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>
/// A guest's CPU between document and emulator: what "the host's model" is before the start, and what the emulator really gave after it.
/// The models and features are the map's; the emulator says what it can do.
/// </summary>
public static class GuestCpu
{
    // Finding the model compares hundreds of features with every model of the map.
    private static readonly ConditionalWeakTable<AccelCapabilities, HostModels> s_hostModels = [];

    /// <summary>
    /// The nearest model of the map to what the emulator offers at most, with the differences; null when it does not tell. It has also
    /// what a guest could not take along.
    /// </summary>
    public static CpuDefinition? HostModel(QemuCapabilities caps, string domainType) => Find(caps, domainType)?.Whole;

    /// <summary>As <see cref="HostModel"/>, without what ties a guest to this host.</summary>
    public static CpuDefinition? MigratableHostModel(QemuCapabilities caps, string domainType) => Find(caps, domainType)?.Migratable;

    private static HostModels? Find(QemuCapabilities caps, string domainType)
    {
        var accel = caps.For(domainType);
        return accel.HostModel is null
            ? null
            : caps.Arch switch
            {
                "x86_64" or "i686" => s_hostModels.GetValue(accel, static a => FindHostModel(a)),
                "s390x" or "s390" => s_hostModels.GetValue(accel, static a => OwnModel(a)),
                _ => null,
            };
    }

    private static HostModels FindHostModel(AccelCapabilities accel)
    {
        string? Property(string name) => accel.HostProperties.FirstOrDefault(p => p.Name == name).Value;
        uint Number(string name) => uint.TryParse(Property(name), out uint value) ? value : 0;
        var data = X86Cpu.FromNames(
            accel.HostProperties.Where(p => p.Value == "true").Select(p => p.Name), Property("vendor"), (
                Number("family"), Number("model"), Number("stepping")));
        CpuDefinition whole = X86Cpu.DecodeOffered(
            data, accel.Cpus.ToDictionary(static c => c.Name, static c => c.Blockers, StringComparer.Ordinal)) with { Fallback = false };
        var tied = accel.HostProperties.Where(static p => p.Migratable == false)
            .Select(static p => X86CpuMap.Instance.Feature(p.Name)).Where(static f => f >= 0)
            .Select(static f => X86CpuMap.Instance.Features[f].Name).ToHashSet(StringComparer.Ordinal);
        return new HostModels(whole, whole with { Features = [.. whole.Features.Where(f => !tied.Contains(f.Name))] });
    }

    // QEMU describes CPUs of s390 by models and features of its own.
    private static HostModels OwnModel(AccelCapabilities accel)
    {
        var cpu = new CpuDefinition
        {
            Guest = true, Arch = "s390x", Mode = "custom", Model = accel.HostModel, Fallback = false, Features = [.. accel.HostProperties
                .Where(static p => p.IsBoolean)
                .Select(static p => new MapFeature(p.Name, p.Value == "true" ? MapPolicy.Require : MapPolicy.Disable))],
        };
        return new HostModels(cpu, cpu);
    }

    private sealed record HostModels(CpuDefinition Whole, CpuDefinition Migratable);

    /// <summary>Refuses a mode of the CPU that the hypervisor does not have.</summary>
    public static void CheckMode(DomainDef live, QemuCapabilities caps)
    {
        if (live is { Cpu.Mode: CpuMode.HostPassthrough, Type: not DomainVirtType.Kvm })
        {
            throw QemuErrors.CpuMode("host-passthrough", live.Os.Type?.Arch ?? caps.Arch, live.Type.ToXml(), QemuArch.Host);
        }
    }

    /// <summary>
    /// Refuses a CPU whose model or features nobody knows, whatever else may be in their names, and one that was to be compared with what
    /// the hypervisor offers and asks for more.
    /// </summary>
    public static void Check(DomainDef live, QemuCapabilities caps)
    {
        if (live.Cpu is not { } cpu || !QemuPostParse.IsX86(live))
        {
            return;
        }

        var map = X86CpuMap.Instance;
        if (cpu is { Mode: CpuMode.Custom, Model.Name: { } model } && map.Model(model) is null)
        {
            throw CpuErrors.ModelUnknown(model);
        }

        if (cpu.Features.Find(f => map.Feature(f.Name ?? "") < 0 && Array.IndexOf(s_monitoring, f.Name) < 0) is { } unknown)
        {
            throw QemuErrors.CpuFeature(unknown.Name);
        }

        if (cpu is { Check: CpuCheck.Partial, Mode: CpuMode.Custom or CpuMode.HostModel }
            && MigratableHostModel(caps, QemuPostParse.TypeName(live)) is { } host
            && X86Cpu.Compare(host, Definition(cpu), out string? reason) == CpuComparison.Incompatible)
        {
            throw QemuErrors.CpuIncompatible(reason);
        }
    }

    /// <summary>Turns "the host's model" into a model with features, as it is given to the emulator and shown while the guest
    /// runs.</summary>
    public static void ResolveHostModel(DomainDef live, QemuCapabilities caps)
    {
        bool asked = live.Cpu is { Mode: CpuMode.HostModel } or { Mode: CpuMode.Custom, Match: Documents.CpuMatch.Minimum };
        if (!asked || live.Cpu is not { } cpu || MigratableHostModel(caps, QemuPostParse.TypeName(live)) is not { } host)
        {
            return;
        }

        var own = cpu.Features;
        bool minimum = cpu.Mode == CpuMode.Custom;
        cpu.Mode = CpuMode.Custom;
        cpu.Match = Documents.CpuMatch.Exact;
        cpu.Model = new CpuModel { Name = host.Model, Fallback = CpuFallback.Forbid, VendorId = cpu.Model?.VendorId };
        cpu.Vendor = minimum ? cpu.Vendor : host.Vendor;
        cpu.Features = [.. host.Features.Select(f => new Documents.CpuFeature
        {
            Name = f.Name, Policy = f.Policy == MapPolicy.Disable ? Documents.CpuFeaturePolicy.Disable : Documents.CpuFeaturePolicy.Require,
        })];
        foreach (var feature in own)
        {
            Set(cpu, feature.Name ?? "", feature.Policy == Documents.CpuFeaturePolicy.Optional
                ? Documents.CpuFeaturePolicy.Require
                : feature.Policy);
        }
    }

    /// <summary>Writes into a running domain what its CPU really has, as the emulator's feature words report it.</summary>
    /// <exception cref="VirException">The domain asked for exactly its model (check "full"), and got another CPU.</exception>
    public static void ShowActual(DomainDef live, JsonValue words)
    {
        if (live.Cpu is not { Mode: CpuMode.Custom, Model.Name: { } model } cpu || X86CpuMap.Instance.Model(model) is null
            || words.Items.Length == 0)
        {
            return;
        }

        var map = X86CpuMap.Instance;
        var (data, known) = Read(words);
        var actual = map.Decode(data);
        var wanted = X86Cpu.Expand(new CpuDefinition
        {
            Guest = true, Model = model, Features = [
                .. cpu.Features.Where(f => map.Feature(f.Name ?? "") >= 0).Select(f => new MapFeature(f.Name ?? "", Policy(f.Policy)))],
        });
        var extra = actual.Except(wanted).Members().Select(f => map.Features[f].Name).ToList();
        var missing = wanted.Except(actual).Members().Select(f => map.Features[f])
            .Where(f => !f.Register && known.Contains((f.Leaf, f.Sub, f.Part))).Select(f => f.Name).ToList();
        if (cpu.Check == CpuCheck.Full && extra.Count + missing.Count > 0)
        {
            string differences = string.Join(
                ", ", new[] { ("extra", extra), ("missing", missing) }.Where(p => p.Item2.Count > 0).Select(
                    p => $"{p.Item1} features: {string.Join(',', p.Item2)}"));
            throw QemuErrors.CpuDiffers(differences);
        }

        foreach (string name in extra)
        {
            Set(cpu, name, Documents.CpuFeaturePolicy.Require);
        }

        foreach (string name in missing)
        {
            Set(cpu, name, Documents.CpuFeaturePolicy.Disable);
        }

        cpu.Check = CpuCheck.Full;
        cpu.Model.Fallback = CpuFallback.Forbid;
    }

    // Features of the host's cache monitor, which were never the emulator's.
    private static readonly string?[] s_monitoring = ["cmt", "mbm_total", "mbm_local", "osxsave", "ospke"];

    private static CpuDefinition Definition(DomainCpu cpu) => new()
    {
        Guest = true,
        Mode = cpu.Mode.ToXml(),
        Model = cpu.Mode == CpuMode.Custom ? cpu.Model?.Name : null,
        Vendor = cpu.Mode == CpuMode.Custom ? cpu.Vendor : null,
        Match = cpu.Match switch
        {
            Documents.CpuMatch.Strict => MapMatch.Strict,
            Documents.CpuMatch.Minimum => MapMatch.Minimum,
            _ => MapMatch.Exact,
        },
        Features = [.. cpu.Features.Where(static f => X86CpuMap.Instance.Feature(f.Name ?? "") >= 0)
            .Select(static f => new MapFeature(f.Name ?? "", Policy(f.Policy)))],
    };

    private static void Set(DomainCpu cpu, string name, Documents.CpuFeaturePolicy policy)
    {
        if (cpu.Features.Find(f => f.Name == name) is { } present)
        {
            present.Policy = policy;
        }
        else
        {
            cpu.Features.Add(new Documents.CpuFeature { Name = name, Policy = policy });
        }
    }

    private static MapPolicy Policy(Documents.CpuFeaturePolicy policy) => policy switch
    {
        Documents.CpuFeaturePolicy.Force => MapPolicy.Force,
        Documents.CpuFeaturePolicy.Disable => MapPolicy.Disable,
        Documents.CpuFeaturePolicy.Forbid => MapPolicy.Forbid,
        Documents.CpuFeaturePolicy.Optional => MapPolicy.Optional,
        _ => MapPolicy.Require,
    };

    // Each item is one register of one leaf; features in registers that are not reported are not judged.
    private static (CpuidData Data, HashSet<(uint Leaf, uint Sub, int Part)> Known) Read(JsonValue words)
    {
        var leaves = new Dictionary<(uint Leaf, uint Sub), uint[]>();
        var known = new HashSet<(uint, uint, int)>();
        foreach (var word in words.Items)
        {
            int part = word.GetString("cpuid-register") switch { "EAX" => 0, "EBX" => 1, "ECX" => 2, "EDX" => 3, _ => -1 };
            if (part < 0 || word.GetULong("cpuid-input-eax") is not { } leaf || word.GetULong("features") is not { } bits)
            {
                continue;
            }

            var key = ((uint)leaf, (uint)(word.GetULong("cpuid-input-ecx") ?? 0));
            if (!leaves.TryGetValue(key, out uint[]? registers))
            {
                leaves[key] = registers = new uint[4];
            }

            registers[part] = (uint)bits;
            known.Add((key.Item1, key.Item2, part));
        }

        var data = new CpuidData();
        foreach (var ((leaf, sub), r) in leaves)
        {
            data.Add(leaf, sub, r[0], r[1], r[2], r[3]);
        }

        return (data, known);
    }
}
