using Vireo.Posix;
using Vireo.Protocol;

namespace Vireo.Native;

/// <content>
/// What libvirt's public functions look at before they ask a driver, where that is more than one argument by itself. The handle is known to
/// be good; whether the connection may write is looked at after this, so that a check which libvirt makes later asks for it first.
/// </content>
internal static unsafe partial class Exports
{
    private const int BadDescriptor = 9;

    private static partial void Check_virDomainOpenGraphics(nint dom, uint idx, int fd, uint flags)
    {
        const string Function = "virDomainOpenGraphics";
        if (fd < 0)
        {
            throw Errors.ArgumentNegative("fd", Function);
        }

        if (PosixSocket.WhyNoSocket(fd) is int error and not 0)
        {
            throw error == BadDescriptor
                ? ArgumentErrors.DescriptorInaccessible(error, fd)
                : ArgumentErrors.NotSocket(Function, fd);
        }
    }

    private static partial void Check_virDomainFDAssociate(nint domain, byte* name, uint nfds, int* fds, uint flags)
    {
        const string Function = "virDomainFDAssociate";
        if (nfds == 0)
        {
            throw Errors.ArgumentZero("nfds", Function);
        }

        Results.Require(fds != null, "fds", Function);
    }

    private static partial void Check_virDomainSetLaunchSecurityState(nint domain, CTypedParameter* @params, int nparams, uint flags)
    {
        const string Function = "virDomainSetLaunchSecurityState";
        Results.Require(@params != null, "params", Function);
        if (nparams <= 0)
        {
            throw Errors.ArgumentNotPositive("nparams", Function);
        }
    }

    private static partial void Check_virDomainBlockRebase(nint dom, byte* disk, byte* @base, ulong bandwidth, uint flags)
    {
        const string Function = "virDomainBlockRebase";
        const DomainBlockRebaseFlags OfCopies =
            DomainBlockRebaseFlags.Shallow | DomainBlockRebaseFlags.ReuseExt | DomainBlockRebaseFlags.CopyRaw
                | DomainBlockRebaseFlags.CopyDev;
        Arguments.Object<DomainRef>(dom, Function).Connection.RequireWrite(Function);
        Results.Require(disk != null, "disk", Function);
        if ((flags & (uint)DomainBlockRebaseFlags.Copy) != 0)
        {
            Results.Require(@base != null, "base", Function);
        }
        else if ((flags & (uint)OfCopies) != 0)
        {
            throw ArgumentErrors.FlagsWithoutCopy(Function);
        }
    }

    private static partial void Check_virDomainSetMetadata(nint domain, int type, byte* metadata, byte* key, byte* uri, uint flags)
    {
        const string Function = "virDomainSetMetadata";
        Arguments.Object<DomainRef>(domain, Function).Connection.RequireWrite(Function);
        CheckMetadata(type, metadata, key, uri, Function);
    }

    private static partial void Check_virNetworkSetMetadata(nint network, int type, byte* metadata, byte* key, byte* uri, uint flags)
    {
        const string Function = "virNetworkSetMetadata";
        Arguments.Object<NetworkRef>(network, Function).Connection.RequireWrite(Function);
        CheckMetadata(type, metadata, key, uri, Function);
    }

    /// <summary>A title is one line; an element, and nothing else, has a namespace and a prefix. The kinds have the same numbers for
    /// domains and for networks.</summary>
    private static void CheckMetadata(int type, byte* metadata, byte* key, byte* uri, string function)
    {
        switch ((DomainMetadataType)type)
        {
            case DomainMetadataType.Title when metadata != null && NativeText.Read(metadata)!.Contains('\n', StringComparison.Ordinal):
                throw ArgumentErrors.TitleWithNewline(function);
            case DomainMetadataType.Title or DomainMetadataType.Description:
                RequireNone(uri, "uri", function);
                RequireNone(key, "key", function);
                break;
            case DomainMetadataType.Element:
                Results.Require(uri != null, "uri", function);
                Results.Require(metadata == null || key != null, "key", function);
                break;
        }
    }

    private static partial void Check_virDomainGetMetadata(nint domain, int type, byte* uri, uint flags)
    {
        const string Function = "virDomainGetMetadata";
        RequireOneImpact(flags, Function);
        CheckMetadata(type, null, null, uri, Function);
    }

    private static partial void Check_virNetworkGetMetadata(nint network, int type, byte* uri, uint flags)
    {
        const string Function = "virNetworkGetMetadata";
        const uint Both = (uint)(NetworkUpdateFlags.Live | NetworkUpdateFlags.Config);
        if ((flags & Both) == Both)
        {
            throw Errors.FlagsExclusive("VIR_NETWORK_UPDATE_AFFECT_LIVE", "VIR_NETWORK_UPDATE_AFFECT_CONFIG", Function);
        }

        CheckMetadata(type, null, null, uri, Function);
    }

    private static partial void Check_virDomainSetVcpusFlags(nint domain, uint nvcpus, uint flags)
    {
        const string Function = "virDomainSetVcpusFlags";
        Arguments.Object<DomainRef>(domain, Function).Connection.RequireWrite(Function);
        if ((flags & (uint)DomainVcpuFlags.Maximum) != 0 && (flags & (uint)DomainVcpuFlags.Config) == 0)
        {
            throw Errors.FlagMissing("VIR_DOMAIN_VCPU_MAXIMUM", "VIR_DOMAIN_AFFECT_CONFIG", Function);
        }
    }

    private static partial void Check_virDomainAuthorizedSSHKeysSet(nint domain, byte* user, byte** keys, uint nkeys, uint flags)
    {
        const string Function = "virDomainAuthorizedSSHKeysSet";
        Arguments.Object<DomainRef>(domain, Function).Connection.RequireWrite(Function);

        // All keys may be taken away; to add some or to take some away there must be some.
        const uint Some = (uint)(DomainAuthorizedSshKeysSetFlags.Append | DomainAuthorizedSshKeysSetFlags.Remove);
        if (user != null && (flags & Some) != 0)
        {
            Results.Require(keys != null, "keys", Function);
        }
    }

    private static partial void Check_virDomainSetThrottleGroup(nint dom, byte* group, CTypedParameter* @params, int nparams, uint flags)
    {
        const string Function = "virDomainSetThrottleGroup";
        Arguments.Object<DomainRef>(dom, Function).Connection.RequireWrite(Function);
        Results.Require(group != null, "group", Function);
        Results.Require(@params != null, "params", Function);
        if (nparams <= 0)
        {
            throw Errors.ArgumentNotPositive("nparams", Function);
        }
    }

    private static partial void Check_virDomainDelThrottleGroup(nint dom, byte* group, uint flags)
    {
        const string Function = "virDomainDelThrottleGroup";
        Arguments.Object<DomainRef>(dom, Function).Connection.RequireWrite(Function);
        Results.Require(group != null, "group", Function);
    }

    private static partial void Check_virStorageVolResize(nint vol, ulong capacity, uint flags)
    {
        const string Function = "virStorageVolResize";
        Arguments.Object<StorageVolRef>(vol, Function).Connection.RequireWrite(Function);
        if (capacity == 0 && (flags & (uint)(StorageVolResizeFlags.Delta | StorageVolResizeFlags.Shrink)) == 0)
        {
            throw ArgumentErrors.CapacityZero(Function);
        }
    }

    private static partial void Check_virDomainSendKey(nint domain, uint codeset, uint holdtime, uint* keycodes, int nkeycodes, uint flags)
    {
        const string Function = "virDomainSendKey";
        Arguments.Object<DomainRef>(domain, Function).Connection.RequireWrite(Function);
        Results.Require(keycodes != null, "keycodes", Function);
        if (nkeycodes <= 0)
        {
            throw Errors.ArgumentNotPositive("nkeycodes", Function);
        }

        if (!Enum.IsDefined((KeycodeSet)(int)codeset))
        {
            throw ArgumentErrors.CodesetUnsupported(Function, (int)codeset);
        }
    }

    private static partial void Check_virDomainSetLifecycleAction(nint domain, uint type, uint action, uint flags)
    {
        const string Function = "virDomainSetLifecycleAction";
        Arguments.Object<DomainRef>(domain, Function).Connection.RequireWrite(Function);
        if (!Enum.IsDefined((DomainLifecycleType)(int)type))
        {
            throw ArgumentErrors.LifecycleTypeInvalid(type);
        }

        if (!Enum.IsDefined((DomainLifecycleAction)(int)action))
        {
            throw ArgumentErrors.LifecycleActionInvalid(action);
        }
    }

    private static partial void Check_virDomainCoreDumpWithFormat(nint domain, byte* to, uint dumpformat, uint flags)
    {
        const string Function = "virDomainCoreDumpWithFormat";
        Arguments.Object<DomainRef>(domain, Function).Connection.RequireWrite(Function);
        Results.Require(to != null, "to", Function);
        if (!Enum.IsDefined((DomainCoreDumpFormat)(int)dumpformat))
        {
            throw ArgumentErrors.DumpFormatUnsupported(Function, (int)dumpformat);
        }
    }

    private static partial void Check_virDomainGetBlockIoTune(nint dom, byte* disk, CTypedParameter* @params, int* nparams, uint flags)
    {
        // Only their number can be asked for without a disk.
        if (nparams != null && *nparams != 0 && @params != null)
        {
            Results.Require(disk != null, "disk", "virDomainGetBlockIoTune");
        }
    }

    private static void RequireNone(byte* text, string name, string function)
    {
        if (text != null)
        {
            throw Errors.ArgumentNotNull(name, function);
        }
    }
}
