using System.Collections.Frozen;
using Vireo.Drivers.Qemu.Capabilities;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// Which of an emulator's abilities stand in a status file. The oldest libvirtd that may take a guest over is 9.0: it gives up a guest with
/// an ability that it has no name for, and does without those that it cannot know.
/// </summary>
internal static class StatusFlags
{
    // Found by asking libvirtd 9.0 for the abilities of emulators that have them.
    private static readonly FrozenSet<string> s_younger = new[]
    {
        QemuFlag.AcpiErst, QemuFlag.CryptodevBackendLkcf, QemuFlag.PvpanicPci, QemuFlag.UsbMtp, QemuFlag.VirtioMemCcw,
        QemuFlag.VirtioCrypto, QemuFlag.VirtioSound, QemuFlag.VirtioGpuBlob, QemuFlag.VirtioMemPciDynamicMemslots,
        QemuFlag.IntelIommuDmaTranslation, QemuFlag.BlockdevSetActive, QemuFlag.DisplayReload, QemuFlag.RunWithAsyncTeardown,
        QemuFlag.SmpClusters, QemuFlag.NetdevStreamReconnect, QemuFlag.ChardevReconnectMiliseconds,
        QemuFlag.NetdevStreamReconnectMiliseconds, QemuFlag.Qcow2DiscardNoUnref, QemuFlag.VirtioBlkVhostVdpa,
        QemuFlag.VirtioBlkIothreadMapping, QemuFlag.MigrateIncomingExitOnError, QemuFlag.BlockjobBackingMaskProtocol,
        QemuFlag.RbdEncryptionLayering, QemuFlag.RbdEncryptionLuksAny, QemuFlag.VirtioScsiIothreadMapping, QemuFlag.MachineI8042Opt,
    }.Select(static f => f.Name).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether an ability may stand in a file.</summary>
    public static bool IsWritten(string name) => !s_younger.Contains(name);
}
