using Vireo.Documents;

namespace Vireo.Drivers.Qemu;

/// <content>The emulator's command line of a document.</content>
public partial class QemuConnection
{
    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask<string> DomainXmlToNativeAsync(
        string nativeFormat, string domainXml, uint flags, CancellationToken cancellationToken)
    {
        if (nativeFormat != "qemu-argv")
        {
            throw OperationErrors.NativeFormatUnsupported(nativeFormat);
        }

        return await Driver.CommandLines.FormatAsync(DomainDef.Parse(domainXml), cancellationToken).ConfigureAwait(false);
    }
}
