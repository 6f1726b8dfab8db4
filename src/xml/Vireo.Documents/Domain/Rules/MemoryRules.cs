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
            throw DomainDocumentErrors.NoMemorySize().At(
                domain, "domain");
        }

        if (modules > total)
        {
            throw MemoryErrors.DevicesTooLarge().At(domain, "domain");
        }

        if (modules == total && modules > 0)
        {
            throw DomainDocumentErrors.NoMemorySize().At(
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
                throw MemoryErrors.MaximumMissing().At(
                    maximum, "maxMemory");
            }

            if (maximum.Size < total)
            {
                throw MemoryErrors.MaximumTooLow().At(
                    maximum, "maxMemory");
            }
        }
    }
}
