namespace Vireo.Drivers.Host.CpuModels;

/// <summary>Guest CPUs: whether a host can run them, what they become on it, and what several hosts have in common.</summary>
public static partial class X86Cpu
{
    /// <summary>Whether <paramref name="host"/> can run <paramref name="cpu"/>. <paramref name="reason"/> says why not.</summary>
    public static CpuComparison Compare(CpuDefinition host, CpuDefinition cpu, out string? reason)
    {
        reason = null;
        if (cpu.Arch is not null && cpu.Arch is not ("x86_64" or "i686"))
        {
            reason = $"CPU arch {cpu.Arch} does not match host arch";
            return CpuComparison.Incompatible;
        }

        if (cpu.Vendor is not null && host.Vendor != cpu.Vendor)
        {
            reason = $"host CPU vendor does not match required CPU vendor {cpu.Vendor}";
            return CpuComparison.Incompatible;
        }

        var has = Expand(host);

        // A host that lacks what joined a model later still runs the guests of that model.
        var wanted = cpu.Model is null ? Map.NoFeatures : ModelOf(cpu).Features.Except(ModelOf(cpu).Added.Except(has));
        var free = Map.NoFeatures;
        var forbidden = free;
        var off = free;
        foreach (var feature in cpu.Features)
        {
            int f = IndexOf(feature.Name);
            switch (cpu.Guest ? feature.Policy : CpuFeaturePolicy.Require)
            {
                case CpuFeaturePolicy.Force or CpuFeaturePolicy.Optional:
                    free = free.With(f);
                    break;
                case CpuFeaturePolicy.Require:
                    wanted = wanted.With(f);
                    break;
                case CpuFeaturePolicy.Disable:
                    off = off.With(f);
                    break;
                default:
                    forbidden = forbidden.With(f);
                    break;
            }
        }

        if (Names(has.Intersect(forbidden)) is { Length: > 0 } present)
        {
            reason = $"Host CPU provides forbidden features: {present}";
            return CpuComparison.Incompatible;
        }

        // Whatever was asked for without need, or asked to be absent, cannot be missing.
        wanted = wanted.Except(free).Except(off).Except(forbidden);
        if (Names(wanted.Except(has)) is { Length: > 0 } missing)
        {
            reason = $"Host CPU does not provide required features: {missing}";
            return CpuComparison.Incompatible;
        }

        if (has.Except(wanted).Except(free).IsEmpty)
        {
            return CpuComparison.Identical;
        }

        if (cpu.Guest && cpu.Match == CpuMatch.Strict)
        {
            reason = $"Host CPU does not strictly match guest CPU: Extra features: {Names(has.Except(wanted).Except(free))}";
            return CpuComparison.Incompatible;
        }

        return CpuComparison.Superset;
    }

    /// <summary>The guest CPU as this host will run it: host-model and minimum matches become a model, optional features become required or
    /// disabled.</summary>
    public static CpuDefinition Update(CpuDefinition guest, CpuDefinition host)
    {
        bool minimum = guest.Mode is null or "custom" && guest.Match == CpuMatch.Minimum;
        if (guest.Mode != "host-model" && !minimum)
        {
            return guest with { Features = Resolve(guest.Features, Expand(host)) };
        }

        var features = new List<CpuFeature>();
        foreach (var feature in host.Features)
        {
            if (Map.Features[IndexOf(feature.Name)].Migratable)
            {
                features.Add(new CpuFeature(feature.Name, host.Guest ? feature.Policy : CpuFeaturePolicy.Require));
            }
        }

        foreach (var feature in Resolve(guest.Features, Expand(host)))
        {
            int at = features.FindIndex(f => f.Name == feature.Name);
            if (at >= 0)
            {
                features[at] = feature;
            }
            else
            {
                features.Add(feature);
            }
        }

        return guest with
        {
            Guest = true, Mode = "custom", Match = CpuMatch.Exact, Model = host.Model, Features = features,

            // A guest that asked for at least some model did not ask for the host's vendor.
            Vendor = minimum ? guest.Vendor : host.Vendor,
        };
    }

    /// <summary>The guest CPU expressed with a model out of <paramref name="allowed"/>, unchanged when its own model is among
    /// them.</summary>
    public static CpuDefinition Translate(CpuDefinition guest, IReadOnlyCollection<string>? allowed)
    {
        if (guest.Model is null || allowed is null || allowed.Contains(guest.Model))
        {
            return guest;
        }

        if (!guest.Fallback)
        {
            throw CpuErrors.ModelUnsupported(guest.Model);
        }

        var model = ModelOf(guest);
        var data = new X86CpuData(Expand(guest), guest.Vendor ?? model.Vendor, null);
        var decoded = Decode(data, guest: true, allowed);
        var features = new List<CpuFeature>();
        foreach (var feature in decoded.Features)
        {
            // What joined the model later is not asked of another model.
            if (!model.Added.Contains(IndexOf(feature.Name)) || feature.Policy == CpuFeaturePolicy.Disable)
            {
                features.Add(feature);
            }
        }

        foreach (var feature in guest.Features)
        {
            // What the guest asked for by name stays by name, even where the new model has it.
            if (features.TrueForAll(f => f.Name != feature.Name))
            {
                features.Add(feature);
            }
        }

        return guest with { Model = decoded.Model, Features = features };
    }

    /// <summary>
    /// The best CPU that all of <paramref name="cpus"/> can run. <paramref name="models"/> are those of an emulator, each with the features
    /// that it cannot give the model here; null is every model of the map. What the CPUs list beside their models is not compared with
    /// what the emulator has (seen on libvirt 9.0 and 11.3).
    /// </summary>
    public static CpuDefinition Baseline(
        IReadOnlyList<CpuDefinition> cpus, bool expand = false, bool migratable = false,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? models = null)
    {
        if (cpus.Count == 0)
        {
            throw CpuErrors.NoCpus();
        }

        string? vendor = null, preferred = cpus[0].Model;
        bool allTellVendor = true;
        var common = Expand(cpus[0]);
        foreach (var cpu in cpus)
        {
            if (cpu.Vendor is { } required && !Map.HasVendor(required))
            {
                throw CpuErrors.VendorUnknown(required);
            }

            // The first one's model says nothing of a vendor, the others' do.
            string? own = cpu.Vendor ?? (cpu.Model is null || ReferenceEquals(cpu, cpus[0]) ? null : ModelOf(cpu).Vendor);
            allTellVendor &= cpu.Vendor is not null;
            if (vendor is not null && own is not null && vendor != own)
            {
                throw CpuErrors.VendorsDiffer();
            }

            vendor ??= own;
            preferred = preferred == cpu.Model ? preferred : null;
            common = common.Intersect(Expand(cpu));
        }

        if (common.IsEmpty)
        {
            throw CpuErrors.Incompatible();
        }

        // A version of a model says no more than the model itself.
        var allowed = models?.Keys.Where(name => name == preferred || (Map.Model(name)?.DecodeGuest ?? false))
            .ToHashSet(StringComparer.Ordinal);
        var result = Decode(
            new X86CpuData(common, vendor, null), guest: true, allowed, preferred, migratable && models is null, whole: preferred is null);
        result = result with { Features = Without(result.Features, models?[result.Model ?? ""] ?? []) };
        var features = result.Features;
        if (expand)
        {
            var off = features.Where(static f => f.Policy == CpuFeaturePolicy.Disable).ToList();
            var all = new List<CpuFeature>();
            foreach (int f in Expand(result).Members())
            {
                all.Add(new CpuFeature(Map.Features[f].Name));
            }

            all.AddRange(off);
            all.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
            features = all;
        }

        return result with { Vendor = allTellVendor ? vendor : null, Features = features, Fallback = result.Model != preferred };
    }

    private static IReadOnlyList<CpuFeature> Without(IReadOnlyList<CpuFeature> features, IReadOnlyList<string> blockers)
    {
        var off = Map.NoFeatures;
        foreach (int f in blockers.Select(Map.Feature).Where(static f => f >= 0))
        {
            off = off.With(f);
        }

        return [.. features.Where(f => !off.Contains(IndexOf(f.Name))),
            .. off.Members().Select(static f => new CpuFeature(Map.Features[f].Name, CpuFeaturePolicy.Disable))];
    }

    /// <summary>Whether the definition has the feature.</summary>
    public static bool HasFeature(CpuDefinition cpu, string feature) => Expand(cpu).Contains(IndexOf(feature));

    private static List<CpuFeature> Resolve(IReadOnlyList<CpuFeature> features, CpuFeatureSet host)
    {
        var list = new List<CpuFeature>();
        foreach (var feature in features)
        {
            list.Add(feature.Policy != CpuFeaturePolicy.Optional
                ? feature
                : feature with { Policy = host.Contains(IndexOf(feature.Name)) ? CpuFeaturePolicy.Require : CpuFeaturePolicy.Disable });
        }

        return list;
    }

    private static string Names(CpuFeatureSet set) => string.Join(", ", set.Members().Select(f => Map.Features[f].Name));
}
