using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Memories;

/// <summary>Where the guest's memory comes from on the host, and the modules that are plugged into it.</summary>
internal static class MemoryPlan
{
    /// <summary>Whether parts of a guest's memory may be files.</summary>
    public static bool MayUseFiles(DomainDef def) => def.MemoryBacking?.Source != MemorySource.Memfd
        && (def.MemoryBacking?.Source == MemorySource.File || def.MemoryBacking?.Access is MemoryAccess.Shared or MemoryAccess.Private
            || def.Cpu?.Numa?.Cells.Exists(static c => c.MemAccess != MemoryAccess.Unset) == true
            || def.Devices.Memories.Exists(static m => m.Access != MemoryAccess.Unset));

    /// <summary>The memory of a NUMA cell, or of the whole guest when <paramref name="cell"/> is null.</summary>
    public static JsonObject Backend(PlanContext c, string id, ulong kib, NumaCell? cell)
    {
        var backing = c.Def.MemoryBacking;
        if (backing?.Hugepages is not null)
        {
            throw DeviceErrors.HugepagesUnsupported();
        }

        var access = cell is { MemAccess: not MemoryAccess.Unset } ? cell.MemAccess : backing?.Access ?? MemoryAccess.Unset;
        bool? share = access switch { MemoryAccess.Shared => true, MemoryAccess.Private => false, _ => null };
        bool memfd = backing?.Source == MemorySource.Memfd, file = !memfd && (backing?.Source == MemorySource.File || share is not null);
        var result = new JsonObject().Add("qom-type", memfd ? "memory-backend-memfd" : file ? "memory-backend-file" : "memory-backend-ram")
            .Add("id", id);
        if (file)
        {
            result.Add("mem-path", c.Host.MemoryFile(id));
        }

        bool? discard = cell is { Discard: not YesNo.Unset } ? cell.Discard == YesNo.Yes : backing?.Discard == true ? true : null;
        result.Opt("discard-data", file ? discard : null).Opt("share", share);

        // The block keeps the name that it has always had, or guests could not be moved.
        result.Opt("x-use-canonical-path-for-ramblock-id", (memfd || file) && cell is null ? false : null);
        result.Opt("prealloc", backing?.Allocation == MemoryAllocation.Immediate ? true : null).Opt(
            "prealloc-threads", backing?.Allocation == MemoryAllocation.Immediate ? (long?)backing.AllocationThreads : null);
        result.Add("size", kib * 1024);
        BindToNodes(result, c.Def.Numatune, cell?.Id);
        return result;
    }

    /// <summary>Adds all modules of a domain.</summary>
    public static void Add(PlanContext c) => c.Devices.Memories.ForEach(module => c.Add(Of(c, module)));

    /// <summary>The plan of one module.</summary>
    public static DevicePlan Of(PlanContext c, MemoryDevice module)
    {
        if (module is not { Model: MemoryModel.Dimm or MemoryModel.Nvdimm, Alias: { } alias, Target: { Size: { } size } target }
            || module.Source?.PageSize is not null)
        {
            throw DeviceErrors.MemoryModelUnsupported(module.Model.ToString().ToLowerInvariant());
        }

        string id = "mem" + alias;
        bool nvdimm = module.Model == MemoryModel.Nvdimm;
        var back = nvdimm
            ? Persistent(c, module, id, size)
            : Backend(c, id, Whole(size), new NumaCell { Id = target.Node, MemAccess = module.Access, Discard = module.Discard });
        var device = new JsonObject().Add("driver", nvdimm ? "nvdimm" : "pc-dimm").Opt("node", (long?)target.Node)
            .Opt("label-size", (long?)(target.LabelSize * 1024)).Opt("uuid", module.Uuid?.ToString())
            .Opt("unarmed", nvdimm && target.ReadOnly ? true : null).Add("memdev", id).Add("id", alias);
        if (module.Address is DimmAddress place)
        {
            device.Add("slot", (long)place.Slot).Opt("addr", (long?)place.Base);
        }

        return new DevicePlan().Object(back).Device(device);
    }

    /// <summary>Whole megabytes, as QEMU counts.</summary>
    public static ulong Whole(ulong kib) => (kib + 1023) / 1024 * 1024;

    private static JsonObject Persistent(PlanContext c, MemoryDevice module, string id, ulong size)
    {
        bool? share = module.Access switch
        {
            MemoryAccess.Shared => true,
            MemoryAccess.Private => false,
            _ => c.Def.MemoryBacking?.Access == MemoryAccess.Shared,
        };
        ulong align = module.Source?.AlignSize is > 0 and { } unit ? unit : 1;
        return new JsonObject().Add("qom-type", "memory-backend-file").Add("id", id).Add("mem-path", module.Source?.Path ?? "")
            .Opt("share", share).Add("prealloc", true).Add("size", (size + align - 1) / align * align * 1024)
            .Opt("align", align > 1 ? (ulong?)(align * 1024) : null)
            .Opt("pmem", module.Source?.PersistentMemory == true ? true : null)
            .Opt("readonly", module.Target?.ReadOnly == true ? true : null);
    }

    private static void BindToNodes(JsonObject result, NumaTune? tune, uint? cell)
    {
        var own = cell is { } id ? tune?.MemNodes.Find(n => n.Cellid == id) : null;
        var mode = own?.Mode ?? tune?.Memory?.Mode ?? NumaTuneMode.Unset;
        if ((own?.Nodeset ?? tune?.Memory?.Nodeset) is not { } nodes || mode == NumaTuneMode.Restrictive)
        {
            return;
        }

        result.Add("host-nodes", JsonValue.Array([.. nodes.Members.Select(static n => JsonValue.From((long)n))]));
        result.Add("policy", mode switch { NumaTuneMode.Preferred => "preferred", NumaTuneMode.Interleave => "interleave", _ => "bind" });
    }
}
