namespace Vireo.Documents;

/// <summary>How much memory a guest has, and how much of it now.</summary>
internal static class MemoryRules
{
    public static void Complete(DomainDef domain, bool update)
    {
        ulong modules = 0;
        foreach (MemoryDevice module in domain.Devices.Memories)
        {
            modules += module.Model == MemoryModel.SgxEpc ? 0 : module.Target?.Size ?? 0;
        }

        ulong cells = 0;
        foreach (NumaCell cell in domain.Cpu?.Numa?.Cells ?? [])
        {
            cells += cell.Memory ?? 0;
        }

        if (cells > 0 && (update || domain.Memory is null or 0))
        {
            domain.Memory = cells + modules;
        }

        ulong total = domain.Memory ?? 0;
        if (total == 0 && domain.MaxMemory is null)
        {
            throw Errors.Xml(ErrorDomain.Domain, "Memory size must be specified via <memory> or in the <numa> configuration").At(
                domain, "domain");
        }

        if (modules > total)
        {
            throw Errors.Xml(ErrorDomain.Domain, "Total size of memory devices exceeds the total memory size").At(domain, "domain");
        }

        if (modules == total && modules > 0)
        {
            throw Errors.Xml(ErrorDomain.Domain, "Memory size must be specified via <memory> or in the <numa> configuration").At(
                domain, "domain");
        }

        if (domain.CurrentMemory is null or 0 || domain.CurrentMemory > total)
        {
            domain.CurrentMemory = total;
        }

        if (domain.MaxMemory is { } maximum)
        {
            if (maximum.Size is null or 0 && maximum.Slots is not (null or 0))
            {
                throw Errors.Xml(ErrorDomain.Domain, "maximum memory size must be specified when specifying number of memory slots").At(
                    maximum, "maxMemory");
            }

            if (maximum.Size < total)
            {
                throw Errors.Xml(ErrorDomain.Domain, "maximum memory size must be equal or greater than the actual memory size").At(
                    maximum, "maxMemory");
            }
        }
    }
}
