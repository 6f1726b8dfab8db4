namespace Vireo.Drivers.Host.CpuModels;

/// <summary>
/// Translates between processors and CPU models of the map: decode, compare, update, baseline, expand.
/// It knows nothing of XML or of emulators; what an emulator can do comes in as a list of allowed models.
/// </summary>
public static partial class X86Cpu
{
    private static X86CpuMap Map => X86CpuMap.Instance;

    /// <summary>Features, vendor and signature of a processor.</summary>
    public static X86CpuData FromCpuid(CpuidData data)
    {
        var features = Map.Decode(data);
        string? vendor = Map.VendorOf(data.VendorString);
        var s = data.Signature;

        // The transactional instructions of these processors are broken: firmware updates switch them off although they were announced.
        if (vendor == "Intel" && s.Family == 6 && (s.Model is 60 or 69 or 70 || (s.Model == 63 && s.Stepping < 4)))
        {
            features = features.Without(IndexOf("hle")).Without(IndexOf("rtm"));
        }

        return new X86CpuData(features, vendor, s);
    }

    /// <summary>A processor described by names of features, as emulators answer; names that the map does not know are passed
    /// over.</summary>
    public static X86CpuData FromNames(IEnumerable<string> names, string? vendorString, (uint Family, uint Model, uint Stepping)? signature)
    {
        var set = Map.NoFeatures;
        foreach (string name in names)
        {
            int f = Map.Feature(name);
            if (f >= 0)
            {
                set.Put(f, true);
            }
        }

        return new X86CpuData(set, vendorString is null ? null : Map.VendorOf(vendorString), signature);
    }

    /// <summary>
    /// Describes what an emulator offers as a guest's model with differences. <paramref name="models"/> are the emulator's, each with the
    /// features that it cannot give the model here. Those make a model a worse match, and are disabled by name.
    /// </summary>
    public static CpuDefinition DecodeOffered(X86CpuData data, IReadOnlyDictionary<string, IReadOnlyList<string>> models)
    {
        var allowed = Map.Models.Where(m => m.DecodeGuest && models.ContainsKey(m.Name)).Select(static m => m.Name)
            .ToHashSet(StringComparer.Ordinal);
        CpuDefinition cpu = Decode(data, guest: true, allowed, blockers: models);
        return cpu with { Features = Without(cpu.Features, models[cpu.Model ?? ""]) };
    }

    /// <summary>Describes a processor as a model with differences. <paramref name="allowed"/> null allows every model of the map;
    /// <paramref name="whole"/> takes only models that the processor has in full.</summary>
    public static CpuDefinition Decode(
        X86CpuData data, bool guest, IReadOnlyCollection<string>? allowed = null, string? preferred = null, bool migratable = false,
        bool whole = false, IReadOnlyDictionary<string, IReadOnlyList<string>>? blockers = null)
    {
        var features = migratable ? Migratable(data.Features) : data.Features;
        X86CpuModel? best = null;
        (CpuFeatureSet Require, CpuFeatureSet Disable, int Cost) bestParts = default;
        for (int i = Map.Models.Count - 1; i >= 0; i--)
        {
            var model = Map.Models[i];
            if (allowed is not null ? !allowed.Contains(model.Name) : !(guest ? model.DecodeGuest : model.DecodeHost))
            {
                continue;
            }

            if (model.Vendor is not null && data.Vendor is not null && model.Vendor != data.Vendor)
            {
                continue;
            }

            var parts = Difference(features, model, guest && !whole, blockers?.GetValueOrDefault(model.Name) ?? []);

            // A host is what it is: it cannot be described by leaving something out.
            if ((!guest || whole) && !parts.Disable.IsEmpty)
            {
                continue;
            }

            if (best is null || IsBetter(model, parts, best, bestParts, data.Signature, preferred))
            {
                (best, bestParts) = (model, parts);
                if (model.Name == preferred)
                {
                    break;
                }
            }
        }

        if (best is null && whole)
        {
            // Then one with something left out.
            return Decode(data, guest, allowed, preferred, migratable);
        }

        if (best is null)
        {
            throw CpuErrors.NoSuitableModel();
        }

        var list = new List<CpuFeature>();
        foreach (int f in bestParts.Require.Members())
        {
            list.Add(new CpuFeature(Map.Features[f].Name));
        }

        if (guest)
        {
            var disable = bestParts.Disable.Union(best.Removed.Except(features));

            // Emulators' SandyBridge has a feature that the map's model lacks.
            if (best.Name == "SandyBridge" && !features.Contains(IndexOf("xsaveopt")))
            {
                disable = disable.With(IndexOf("xsaveopt"));
            }

            foreach (int f in disable.Members())
            {
                list.Add(new CpuFeature(Map.Features[f].Name, CpuFeaturePolicy.Disable));
            }
        }

        return new CpuDefinition
        {
            Guest = guest, Arch = "x86_64", Mode = guest ? "custom" : null, Model = best.Name, Vendor = data.Vendor,
            Signature = guest ? null : data.Signature, Features = list,
        };
    }

    /// <summary>What remains when everything that ties a guest to this host is left out.</summary>
    public static CpuFeatureSet Migratable(CpuFeatureSet features)
    {
        foreach (int f in features.Members())
        {
            if (!Map.Features[f].Migratable)
            {
                features = features.Without(f);
            }
        }

        return features;
    }

    /// <summary>The features that a definition gives: its model's and its own with policy force or require.</summary>
    public static CpuFeatureSet Expand(CpuDefinition cpu)
    {
        var set = cpu.Model is null ? Map.NoFeatures : ModelOf(cpu).Features;
        foreach (var feature in cpu.Features)
        {
            int f = IndexOf(feature.Name);
            bool on = !cpu.Guest || feature.Policy is CpuFeaturePolicy.Force or CpuFeaturePolicy.Require or CpuFeaturePolicy.Optional;
            set = on ? set.With(f) : set.Without(f);
        }

        return set;
    }

    private static X86CpuModel ModelOf(CpuDefinition cpu) =>
        Map.Model(cpu.Model ?? "") ?? throw CpuErrors.ModelUnknown(cpu.Model);

    private static int IndexOf(string feature)
    {
        int f = Map.Feature(feature);
        return f >= 0 ? f : throw CpuErrors.FeatureUnknown(feature);
    }

    private static (CpuFeatureSet Require, CpuFeatureSet Disable, int Cost) Difference(
        CpuFeatureSet features, X86CpuModel model, bool strict, IReadOnlyList<string> blockers)
    {
        var require = features.Except(model.Features);

        // What joined a model later is not missed: guests that were made before do not have it either.
        var disable = model.Features.Except(model.Added).Except(features);
        // It still makes the model a worse match for a guest.
        int missing = strict ? model.Features.Except(features).Count : disable.Count;
        return (require, disable, require.Count + missing + blockers.Select(Map.Feature).Where(static f => f >= 0).Distinct().Count());
    }

    private static bool IsBetter(
        X86CpuModel model, (CpuFeatureSet Require, CpuFeatureSet Disable, int Cost) parts,
        X86CpuModel best, (CpuFeatureSet Require, CpuFeatureSet Disable, int Cost) bestParts,
        (uint Family, uint Model, uint Stepping)? signature, string? preferred)
    {
        if (model.Name == preferred)
        {
            return true;
        }

        // A model of the same kind of processor is right even when another happens to be nearer.
        if (signature is { } s)
        {
            bool one = model.Matches(s), other = best.Matches(s);
            if (one != other)
            {
                return one;
            }
        }

        return parts.Cost < bestParts.Cost;
    }
}
