using Vireo.Protocol;

namespace Vireo.Native;

/// <content>Single functions of other objects whose results fit no shape.</content>
internal static unsafe partial class Exports
{
    private static partial byte* virNodeDeviceGetParent(nint dev)
    {
        const string Function = nameof(virNodeDeviceGetParent);
        var self = Arguments.Object<NodeDeviceRef>(dev, Function);
        string? parent = Waiting.For(self.Connection.Driver(DriverGroup.NodeDevice, Function).NodeDeviceGetParentAsync(
            self.Reference, default));
        return parent is null ? null : self.MemberText("parent", parent);
    }

    private static partial byte* virSecretGetValue(nint secret, nuint* value_size, uint flags)
    {
        const string Function = nameof(virSecretGetValue);
        var self = Arguments.Object<SecretRef>(secret, Function);
        self.Connection.RequireWrite(Function);
        Results.Require(value_size != null, "value_size", Function);
        var value = Waiting.For(self.Connection.Driver(DriverGroup.Secret, Function).SecretGetValueAsync(self.Reference, flags, default));
        *value_size = (nuint)value.Length;
        return Results.Bytes(value.Span);
    }
}
