using Vireo.Documents;
using Vireo.Drivers.Qemu.CommandLine;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Posix;
using Vireo.Xml;
using DomainLabel = Vireo.Documents.SecurityLabel;

namespace Vireo.Drivers.Qemu.Security;

/// <summary>
/// Under which user and group a guest runs, and the ownership of its files that this takes: libvirt's security driver "dac". It decides
/// from <c>qemu.conf</c> and the domain's own label; it starts nothing. Only a daemon that runs as root has one.
/// </summary>
public sealed class DacSecurity
{
    private const string Model = "dac";
    private readonly uint _user;
    private readonly uint _group;
    private readonly bool _dynamicOwnership;
    private readonly FileOwnership _files;

    private DacSecurity(uint user, uint group, QemuSettings settings)
    {
        (_user, _group, _dynamicOwnership) = (user, group, settings.DynamicOwnership);
        TpmUser = (settings.SwtpmUser is { } tpmUser
            ? Accounts.ParseUser(tpmUser)
            : 0, settings.SwtpmGroup is { } tpmGroup
            ? Accounts.ParseGroup(tpmGroup)
            : 0);
        _files = new FileOwnership(settings.RememberOwner);
    }

    /// <summary>User and group of the programs that are guests' TPMs.</summary>
    public (uint User, uint Group) TpmUser { get; }

    /// <summary>What the settings ask for; null when this process cannot change users.</summary>
    /// <exception cref="VirException">The user or group does not exist.</exception>
    public static DacSecurity? Create(QemuSettings settings) => Vireo.Posix.Host.EffectiveUserId != 0 ? null : new DacSecurity(
        settings.User is { } user ? Accounts.ParseUser(user) : 0, settings.Group is { } group ? Accounts.ParseGroup(group) : 0, settings);

    /// <summary>Writes into a domain that is about to run what it runs as.</summary>
    public void Label(DomainDef live)
    {
        var label = Find(live);
        if (label is null)
        {
            live.SecurityLabels.Add(label = new DomainLabel
            {
                Type = SecurityLabelType.Dynamic, Model = Model, Relabel = YesNo.Yes, Implied = YesNo.Yes,
            });
        }

        if (label.Type == SecurityLabelType.None)
        {
            return;
        }

        label.Model ??= Model;
        label.Relabel = label.Relabel == YesNo.Unset ? YesNo.Yes : label.Relabel;
        label.Label ??= $"+{_user}:+{_group}";
        if (label.Relabel == YesNo.Yes)
        {
            label.Imagelabel ??= label.Label;
        }
    }

    /// <summary>User, group and the user's other groups of a labelled domain's emulator.</summary>
    public (uint User, uint Group, IReadOnlyList<uint> Groups) Identity(DomainDef live)
    {
        var (user, group) = Find(live)?.Label is { } text ? Parse(text) : (_user, _group);
        var groups = new HashSet<uint> { group };
        if (Accounts.FindUser(user) is { } account)
        {
            groups.UnionWith(Accounts.GroupsOf(account));
        }

        return (user, group, [.. groups]);
    }

    /// <summary>Gives a labelled domain's files to its user, and notes in <paramref name="taken"/> which.</summary>
    public void TakeFiles(DomainDef live, ICollection<string>? taken = null)
    {
        if (Owner(live) is not { } owner)
        {
            return;
        }

        foreach (var (path, shared) in Files(live))
        {
            _files.Take(path, owner.User, owner.Group, shared);
            taken?.Add(path);
        }
    }

    /// <summary>Gives a labelled domain's user a file that <see cref="TakeFiles"/> did not find, because it was made since.</summary>
    public void TakeFile(DomainDef live, string path)
    {
        if (Owner(live) is { } owner)
        {
            _files.Take(path, owner.User, owner.Group);
        }
    }

    /// <summary>Gives one more file to a labelled domain's user; it is not given back, because it lives no longer than the guest.</summary>
    public void TakeOwn(DomainDef live, string path)
    {
        var (user, group, _) = Identity(live);
        _files.Take(path, user, group, shared: true);
    }

    /// <summary>
    /// Gives back what <see cref="TakeFiles"/> took: those in <paramref name="taken"/>, or all. Files that other guests may be reading stay
    /// as they are.
    /// </summary>
    public void ReturnFiles(DomainDef live, ICollection<string>? taken = null)
    {
        if (Owner(live) is null)
        {
            return;
        }

        foreach (var (path, shared) in Files(live))
        {
            if (!shared && taken?.Contains(path) != false)
            {
                _files.Return(path);
            }
        }
    }

    private static DomainLabel? Find(DomainDef def) => def.SecurityLabels.Find(l => l.Model is Model or null);

    private static (uint User, uint Group) Parse(string label)
    {
        int colon = label.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            ? (Accounts.ParseUser(label[..colon]), Accounts.ParseGroup(label[(colon + 1)..]))
            : throw Errors.InvalidArgument(ErrorDomain.Security, $"failed to parse DAC seclabel '{label}' for domain");
    }

    private (uint User, uint Group)? Owner(DomainDef live) =>
        _dynamicOwnership && Find(live) is { Type: not SecurityLabelType.None, Relabel: not YesNo.No } label
            && (label.Imagelabel ?? label.Label) is { } text ? Parse(text) : null;

    /// <summary>The files that a domain names; those that several guests may share are marked.</summary>
    private static IEnumerable<(string Path, bool Shared)> Files(DomainDef def)
    {
        foreach (var disk in def.Devices.Disks)
        {
            bool shared = disk.ReadOnly || disk.Shareable;
            if (Labelled(disk.Source) && DiskImage.PathOf(disk.Source) is { } image)
            {
                yield return (image, shared);
            }

            for (var below = disk.BackingStore; below is not null; below = below.BackingStore)
            {
                if (Labelled(below.Source) && DiskImage.PathOf(below.Source) is { } path)
                {
                    yield return (path, true);
                }
            }
        }

        foreach (string? path in new[] { def.Os.Kernel, def.Os.Initrd, def.Os.Dtb })
        {
            if (path is not null)
            {
                yield return (path, false);
            }
        }

        if (def.Os.Nvram is { } nvram && MachineArguments.VariablesPath(nvram) is { } variables)
        {
            // Not given back, as with libvirt: nobody else has use for it.
            yield return (variables, true);
        }

        foreach (var input in def.Devices.Inputs)
        {
            if ((input.Source?.Dev ?? input.Source?.EventDevice) is { } device)
            {
                yield return (device, false);
            }
        }

        foreach (var source in CharSources(def))
        {
            if (source is FileCharSource { Path: { } path } && !path.StartsWith("/dev/pts/", StringComparison.Ordinal))
            {
                yield return (path, false);
            }
        }
    }

    private static bool Labelled(DiskSource? source) =>
        source is not null && !source.SecurityLabels.Exists(l => l.Model is Model or null && l.Relabel == YesNo.No);

    private static IEnumerable<CharSource> CharSources(DomainDef def) =>
        def.Devices.Serials.SelectMany(s => s.Sources).Concat(def.Devices.Parallels.SelectMany(s => s.Sources)).Concat(
            def.Devices.Channels.SelectMany(s => s.Sources))
            .Concat(def.Devices.Consoles.Where(c => c.TargetType != ConsoleTargetType.Serial).SelectMany(s => s.Sources));
}
