using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <content>Devices of the host, and secrets.</content>
public sealed partial class Connect
{
    /// <summary>The host's devices, all or those that the flags pick.</summary>
    public async ValueTask<IReadOnlyList<NodeDevice>> ListNodeDevicesAsync(
        ConnectListAllNodeDeviceFlags flags = 0, CancellationToken cancellationToken = default) =>
        [.. (await NodeDevices("virConnectListAllNodeDevices").ListAllNodeDevicesAsync(flags, cancellationToken).ConfigureAwait(false))
            .Select(d => new NodeDevice(this, d))];

    /// <summary>The host's device of that name.</summary>
    public async ValueTask<NodeDevice> GetNodeDeviceAsync(string name, CancellationToken cancellationToken = default) =>
        new(this, await NodeDevices("virNodeDeviceLookupByName").NodeDeviceLookupByNameAsync(name, cancellationToken).ConfigureAwait(
            false));

    /// <summary>Makes a device that is not kept.</summary>
    public async ValueTask<NodeDevice> CreateNodeDeviceAsync(
        string xml, NodeDeviceCreateXmlFlags flags = 0, CancellationToken cancellationToken = default) =>
        new(this, await NodeDevices("virNodeDeviceCreateXML").NodeDeviceCreateXmlAsync(xml, flags, cancellationToken).ConfigureAwait(
            false));

    /// <summary>The secrets, all or those that the flags pick.</summary>
    public async ValueTask<IReadOnlyList<Secret>> ListSecretsAsync(
        ConnectListAllSecretsFlags flags = 0, CancellationToken cancellationToken = default) =>
        [.. (await Secrets("virConnectListAllSecrets").ListAllSecretsAsync(flags, cancellationToken).ConfigureAwait(false)).Select(
            s => new Secret(this, s))];

    /// <summary>The secret of that UUID.</summary>
    public async ValueTask<Secret> GetSecretAsync(Uuid uuid, CancellationToken cancellationToken = default) =>
        new(this, await Secrets("virSecretLookupByUUID").SecretLookupByUuidAsync(uuid, cancellationToken).ConfigureAwait(false));

    /// <summary>The secret for that use.</summary>
    public async ValueTask<Secret> GetSecretAsync(SecretUsageType usage, string usageId, CancellationToken cancellationToken = default) =>
        new(this, await Secrets("virSecretLookupByUsage").SecretLookupByUsageAsync(usage, usageId, cancellationToken).ConfigureAwait(
            false));

    /// <summary>Adds or changes a secret.</summary>
    public async ValueTask<Secret> DefineSecretAsync(
        string xml, SecretDefineFlags flags = 0, CancellationToken cancellationToken = default) =>
        new(this, await Secrets("virSecretDefineXML").SecretDefineXmlAsync(xml, flags, cancellationToken).ConfigureAwait(false));

    internal DriverConnection NodeDevices(string function) => Driver(DriverGroup.NodeDevice, function);

    internal DriverConnection Secrets(string function) => Driver(DriverGroup.Secret, function);
}
