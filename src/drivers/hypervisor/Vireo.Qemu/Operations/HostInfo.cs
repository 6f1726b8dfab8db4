using Vireo.Documents;
using Vireo.Drivers.Host.CpuModels;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Host;
using Vireo.Drivers.Qemu.Rules;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu;

/// <content>The connection, the host, and what emulators can do.</content>
public partial class QemuConnection
{
    private const ulong OwnVersion = 11003000;

    /// <inheritdoc/>
    public override ValueTask<string> GetHypervisorTypeAsync(CancellationToken cancellationToken) => ValueTask.FromResult("QEMU");

    /// <inheritdoc/>
    public override ValueTask<ulong> GetHypervisorVersionAsync(CancellationToken cancellationToken) =>
        Driver.Emulators.HypervisorVersionAsync(cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<ulong> GetLibraryVersionAsync(CancellationToken cancellationToken) => ValueTask.FromResult(OwnVersion);

    /// <inheritdoc/>
    public override ValueTask<string> GetUriAsync(CancellationToken cancellationToken) => ValueTask.FromResult(uri);

    /// <inheritdoc/>
    public override ValueTask<bool> ConnectionIsSecureAsync(CancellationToken cancellationToken) => ValueTask.FromResult(true);

    /// <inheritdoc/>
    public override ValueTask<int> GetMaxVcpusAsync(string? type, CancellationToken cancellationToken) =>
        Driver.Emulators.MaxVcpusAsync(type, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<string> GetCapabilitiesAsync(CancellationToken cancellationToken) =>
        Driver.Emulators.CapabilitiesAsync(
            Accounts.ParseUser(Driver.Settings.User ?? "root"), Accounts.ParseGroup(Driver.Settings.Group ?? "root"), cancellationToken);

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask<string> GetSysinfoAsync(uint flags, CancellationToken cancellationToken) =>
        (await Vireo.Drivers.Host.HostSysinfoSource.ReadAsync(cancellationToken).ConfigureAwait(false) ?? throw NoSysinfo()).Format();

    /// <inheritdoc/>
    [Accepts(uint.MaxValue)]
    public override ValueTask<TypedParameterList> NodeGetSevInfoAsync(TypedParameterFlags flags, CancellationToken cancellationToken) =>
        File.Exists("/dev/sev")
            ? throw Errors.NoSupport("virNodeGetSEVInfo")
            : throw HostErrors.SevUnsupported();

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<string> GetDomainCapabilitiesAsync(
        string? emulator, string? architecture, string? machine, string? virtType, ConnectGetDomainCapabilitiesFlags flags,
            CancellationToken cancellationToken) =>
        Driver.Emulators.DomainCapabilitiesAsync(emulator, architecture, machine, virtType, Driver.Firmware, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<NodeSecurityModel> NodeGetSecurityModelAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(new NodeSecurityModel("none", "0"));

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<IReadOnlyList<string>> GetCpuModelNamesAsync(
        string architecture, uint flags, CancellationToken cancellationToken) =>
        ValueTask.FromResult(CpuModelNames.For(architecture, ErrorDomain.Qemu));

    private static VirException NoSysinfo() => QemuErrors.HostSmbios();
}
