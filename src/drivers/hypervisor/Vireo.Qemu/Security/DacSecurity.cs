using Vireo.Documents;
using Vireo.Drivers.Qemu.CommandLine;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Drivers.Qemu.Rules;
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
        var (user, group) = User(live);
        var groups = new HashSet<uint> { group };
        if (Accounts.FindUser(user) is { } account)
        {
            groups.UnionWith(Accounts.GroupsOf(account));
        }

        return (user, group, [.. groups]);
    }

    private (uint User, uint Group) User(DomainDef live) => Find(live)?.Label is { } text ? Parse(text) : (_user, _group);

    /// <summary>Gives files to a labelled domain's user, and notes in <paramref name="taken"/> which are to be given back.</summary>
    internal void Take(DomainDef live, IEnumerable<GuestFile> files, List<string> taken)
    {
        if (Owner(live) is not { } owner)
        {
            return;
        }

        foreach (var (path, shared) in files)
        {
            if (!shared)
            {
                taken.Add(path);
            }

            _files.Take(path, owner.User, owner.Group, shared);
        }
    }

    /// <summary>Notes which files of a labelled domain, that its user has already, are to be given back.</summary>
    internal void Recover(DomainDef live, IEnumerable<GuestFile> files, List<string> taken)
    {
        if (Owner(live) is not null)
        {
            taken.AddRange(files.Where(static f => !f.Shared).Select(static f => f.Path));
        }
    }

    /// <summary>Gives one more file to a labelled domain's user; it is not given back, because it lives no longer than the guest.</summary>
    public void TakeOwn(DomainDef live, string path)
    {
        var (user, group) = User(live);
        _files.Take(path, user, group, shared: true);
    }

    /// <summary>Gives files back that were noted as taken, the last one first. The list is empty then.</summary>
    internal void Return(DomainDef live, List<string> taken)
    {
        while (taken.Count > 0 && Owner(live) is { } owner)
        {
            string path = taken[^1];
            taken.RemoveAt(taken.Count - 1);
            _files.Return(path, owner.User, owner.Group);
        }
    }

    /// <summary>The files that a device names. Those that other guests may be reading are marked: they are not given back.</summary>
    internal static IEnumerable<GuestFile> Files(Device device)
    {
        switch (device)
        {
            case Disk disk:
                return Images(disk);
            case InputDevice input when (input.Source?.Dev ?? input.Source?.EventDevice) is { } path:
                return [new GuestFile(path, false)];
            case CharDevice character and not (RedirDevice or ConsoleDevice { TargetType: ConsoleTargetType.Serial }):
                return character.Sources.OfType<FileCharSource>().Select(static s => s.Path ?? "")
                    .Where(static p => p.Length > 0 && !p.StartsWith("/dev/pts/", StringComparison.Ordinal))
                    .Select(static p => new GuestFile(p, false));
            default:
                return [];
        }
    }

    /// <summary>The files that a domain names outside its devices.</summary>
    internal static IEnumerable<GuestFile> Files(DomainDef def)
    {
        foreach (string? path in new[] { def.Os.Kernel, def.Os.Initrd, def.Os.Dtb })
        {
            if (path is not null)
            {
                yield return new GuestFile(path, false);
            }
        }

        if (def.Os.Nvram is { } nvram && MachineArguments.VariablesPath(nvram) is { } variables)
        {
            // Not given back, as with libvirt: nobody else has use for it.
            yield return new GuestFile(variables, true);
        }
    }

    private static DomainLabel? Find(DomainDef def) => def.SecurityLabels.Find(l => l.Model is Model or null);

    private static (uint User, uint Group) Parse(string label)
    {
        int colon = label.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            ? (Accounts.ParseUser(label[..colon]), Accounts.ParseGroup(label[(colon + 1)..]))
            : throw QemuErrors.DacLabel(label);
    }

    private (uint User, uint Group)? Owner(DomainDef live) =>
        _dynamicOwnership && Find(live) is { Type: not SecurityLabelType.None, Relabel: not YesNo.No } label
            && (label.Imagelabel ?? label.Label) is { } text ? Parse(text) : null;

    private static IEnumerable<GuestFile> Images(Disk disk)
    {
        if (Labelled(disk.Source) && DiskImage.PathOf(disk.Source) is { } image)
        {
            yield return new GuestFile(image, disk.ReadOnly || disk.Shareable);
        }

        for (var below = disk.BackingStore; below is not null; below = below.BackingStore)
        {
            if (Labelled(below.Source) && DiskImage.PathOf(below.Source) is { } path)
            {
                yield return new GuestFile(path, true);
            }
        }
    }

    private static bool Labelled(DiskSource? source) =>
        source is not null && !source.SecurityLabels.Exists(l => l.Model is Model or null && l.Relabel == YesNo.No);
}

/// <summary>A file that a guest names.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Shared">Whether other guests may be reading it.</param>
internal readonly record struct GuestFile(string Path, bool Shared);
