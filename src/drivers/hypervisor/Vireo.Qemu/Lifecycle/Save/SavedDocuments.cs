using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>The documents in saved guests' files: how they are shown and replaced.</summary>
internal sealed class SavedDocuments(DomainDefinitions definitions)
{
    /// <summary>The document in a saved guest's file.</summary>
    public async ValueTask<string> ReadAsync(string path, bool secure, CancellationToken cancellationToken)
    {
        var (file, image) = await SaveImage.OpenAsync(path, forWriting: false, cancellationToken).ConfigureAwait(false);
        using (file)
        {
            var def = await definitions.CompleteAsync(DomainDef.Parse(image.Xml), cancellationToken).ConfigureAwait(false);
            return def.Format(FormatFlags.Inactive | (secure ? FormatFlags.Secure : 0));
        }
    }

    /// <summary>Puts another document into a saved guest's file.</summary>
    public async Task ReplaceAsync(string path, string xml, DomainSaveRestoreFlags flags, CancellationToken cancellationToken)
    {
        CheckOneState(flags);
        var (file, image) = await SaveImage.OpenAsync(path, forWriting: true, cancellationToken).ConfigureAwait(false);
        using (file)
        {
            var present = await definitions.CompleteAsync(DomainDef.Parse(image.Xml), cancellationToken).ConfigureAwait(false);
            var changed = await OtherFormAsync(present, xml, cancellationToken).ConfigureAwait(false);
            bool? running = flags.HasFlag(DomainSaveRestoreFlags.Running)
                ? true
                : flags.HasFlag(DomainSaveRestoreFlags.Paused)
                ? false
                : null;
            image.Replace(file, MigratableForm.Of(changed), running);
        }
    }

    /// <summary>A caller's document instead of the present one: names and devices that the guest sees must be the same.</summary>
    public async ValueTask<DomainDef> OtherFormAsync(DomainDef present, string xml, CancellationToken cancellationToken)
    {
        var other = await definitions.CompleteAsync(DomainDef.Parse(xml), cancellationToken).ConfigureAwait(false);
        if (other.Uuid != present.Uuid)
        {
            throw DomainDocumentErrors.UuidDiffers(other.Uuid, present.Uuid);
        }

        if (other.Name != present.Name)
        {
            throw SaveErrors.NameDiffers(other.Name, present.Name);
        }

        if (other.Memory != present.Memory)
        {
            throw SaveErrors.MaxMemoryDiffers(other.Memory, present.Memory);
        }

        RequireSame("vCPU max", VcpuSettings.Maximum(other), VcpuSettings.Maximum(present));
        RequireSame("disk count", (uint)other.Devices.Disks.Count, (uint)present.Devices.Disks.Count);
        RequireSame("net card count", (uint)other.Devices.Interfaces.Count, (uint)present.Devices.Interfaces.Count);
        return other;
    }

    /// <summary>Refuses flags that contradict each other.</summary>
    public static void CheckOneState(DomainSaveRestoreFlags flags)
    {
        if (flags.HasFlag(DomainSaveRestoreFlags.Running) && flags.HasFlag(DomainSaveRestoreFlags.Paused))
        {
            throw SaveErrors.RunningAndPaused();
        }
    }

    private static void RequireSame(string what, uint target, uint source)
    {
        if (target != source)
        {
            throw SaveErrors.AmountDiffers(what, target, source);
        }
    }
}
