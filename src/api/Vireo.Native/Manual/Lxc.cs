using Vireo.Protocol;

namespace Vireo.Native;

/// <content>What only LXC has.</content>
internal static unsafe partial class Exports
{
    private static partial int virDomainLxcOpenNamespace(nint domain, int** fdlist, uint flags)
    {
        const string Function = nameof(virDomainLxcOpenNamespace);
        var self = Arguments.Object<DomainRef>(domain, Function);
        Results.Require(fdlist != null, "fdlist", Function);
        self.Connection.RequireWrite(Function);
        var files = Waiting.For(self.Connection.Driver(DriverGroup.Hypervisor, Function).DomainOpenNamespaceAsync(
            self.Reference, flags, default));
        *fdlist = Results.Descriptors(files);
        return files.Count;
    }

    private static partial int virDomainLxcEnterCGroup(nint domain, uint flags)
    {
        _ = Arguments.Object<DomainRef>(domain, nameof(virDomainLxcEnterCGroup));
        Arguments.NoFlags(flags, nameof(virDomainLxcEnterCGroup));
        throw Errors.NoSupport(nameof(virDomainLxcEnterCGroup));
    }
}
