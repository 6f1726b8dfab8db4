using System.Globalization;
using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Completes and checks the documents about a moment of a guest: snapshots, checkpoints and backups. What depends on the guest's
/// disks is checked against them.</summary>
public static class MomentRules
{
    /// <summary>Reads, completes and checks a snapshot.</summary>
    /// <param name="xml">The text.</param>
    /// <param name="now">Seconds since 1970, for a new snapshot.</param>
    /// <param name="redefine">Whether the document describes a snapshot that exists.</param>
    /// <param name="dropped">Receives what was ignored.</param>
    /// <exception cref="VirException">The document is not acceptable.</exception>
    public static DomainSnapshotDef ReadSnapshot(string xml, long now, bool redefine, List<DroppedNode>? dropped = null)
    {
        XmlElement root = Root(xml, ErrorDomain.DomainSnapshot, redefine, dropped);
        DomainSnapshotDef snapshot = DomainSnapshotDef.Parse(root);
        var faults = new DocumentFaults(root, ErrorDomain.DomainSnapshot);
        CheckDisks(snapshot.Disks, faults, "disks");
        CheckDisks(snapshot.RevertDisks, faults, "revertDisks");
        if (redefine)
        {
            if (snapshot.Name is null)
            {
                throw faults.RedefinedSnapshotWithoutName("");
            }

            if (snapshot.CreationTime is null)
            {
                throw faults.SnapshotWithoutTime("");
            }

            if (snapshot.State is null)
            {
                throw faults.SnapshotWithoutState("");
            }
        }
        else
        {
            snapshot.CreationTime = now;
            snapshot.Name ??= now.ToString(CultureInfo.InvariantCulture);
            snapshot.State = null;
            snapshot.ParentName = null;
            snapshot.Domain = null;
            snapshot.InactiveDomain = null;
            snapshot.Cookie = null;
            snapshot.Active = null;
        }

        if (snapshot.Memory is { } memory)
        {
            if (memory.Snapshot == DiskSnapshot.Unset)
            {
                memory.Snapshot = memory.File is null ? DiskSnapshot.Unset : DiskSnapshot.External;
            }

            if (memory.Snapshot == DiskSnapshot.External && memory.File is null)
            {
                throw faults.MemoryFileMissing("memory");
            }

            if (memory.File is { } file && memory.Snapshot != DiskSnapshot.External)
            {
                throw faults.MemoryFileNeedsExternal("memory", file);
            }

            if (memory.File is { Length: > 0 } path && path[0] != '/')
            {
                throw faults.MemoryFileNotAbsolute("memory", path);
            }
        }

        return snapshot;
    }

    /// <summary>Reads, completes and checks a checkpoint.</summary>
    /// <param name="xml">The text.</param>
    /// <param name="now">Seconds since 1970, for a new checkpoint.</param>
    /// <param name="redefine">Whether the document describes a checkpoint that exists.</param>
    /// <param name="dropped">Receives what was ignored.</param>
    /// <exception cref="VirException">The document is not acceptable.</exception>
    public static DomainCheckpointDef ReadCheckpoint(string xml, long now, bool redefine, List<DroppedNode>? dropped = null)
    {
        XmlElement root = Root(xml, ErrorDomain.DomainCheckpoint, redefine, dropped);
        DomainCheckpointDef checkpoint = DomainCheckpointDef.Parse(root);
        var faults = new DocumentFaults(root, ErrorDomain.DomainCheckpoint);
        for (int i = 0; i < checkpoint.Disks.Count; i++)
        {
            CheckpointDisk disk = checkpoint.Disks[i];
            if (disk.Name is null)
            {
                throw faults.CheckpointDiskWithoutName($"disks/disk[{i + 1}]");
            }

            if (disk.Bitmap is not null)
            {
                if (disk.Checkpoint == CheckpointDiskMode.No)
                {
                    throw faults.BitmapNeedsType($"disks/disk[{i + 1}]", disk.Bitmap);
                }

                disk.Checkpoint = CheckpointDiskMode.Bitmap;
            }
        }

        if (redefine)
        {
            if (checkpoint.Name is null)
            {
                throw faults.RedefinedCheckpointWithoutName("");
            }

            if (checkpoint.CreationTime is null)
            {
                throw faults.CheckpointWithoutTime("");
            }
        }
        else
        {
            checkpoint.CreationTime = now;
            checkpoint.Name ??= now.ToString(CultureInfo.InvariantCulture);
            checkpoint.ParentName = null;
            checkpoint.Domain = null;
        }

        if (!IsFileName(checkpoint.Name))
        {
            throw faults.CheckpointNameNotPlain("name", checkpoint.Name);
        }

        return checkpoint;
    }

    /// <summary>Reads, completes and checks a backup; its disks are checked against the guest's by <see cref="AlignBackup"/>.</summary>
    /// <param name="xml">The text.</param>
    /// <param name="dropped">Receives what was ignored.</param>
    /// <exception cref="VirException">The document is not acceptable.</exception>
    public static DomainBackupDef ReadBackup(string xml, List<DroppedNode>? dropped = null)
    {
        XmlElement root = DocumentReader.Root(xml, ErrorDomain.Domain, dropped);
        DomainBackupDef backup = DomainBackupDef.Parse(root);
        var faults = new DocumentFaults(root, ErrorDomain.Domain);
        ForgetRecord(backup);
        backup.Mode = backup.Mode == BackupMode.Unset ? BackupMode.Push : backup.Mode;
        if (backup.Server is { } server)
        {
            if (backup.Mode != BackupMode.Pull)
            {
                throw faults.ServerNeedsPull("server");
            }

            CheckServer(server, faults);
        }

        for (int i = 0; i < backup.Disks.Count; i++)
        {
            BackupDisk disk = backup.Disks[i];
            string path = $"disks/disk[{i + 1}]";
            if (disk.Name is null)
            {
                throw faults.At(path, XmlErrors.AttributeMissing("name", "disk"));
            }

            if (backup.Disks.FindIndex(other => other.Name == disk.Name) < i)
            {
                throw faults.BackupTwice(path, disk.Name);
            }

            disk.Backup = disk.Backup == YesNo.Unset ? YesNo.Yes : disk.Backup;
            if (disk.Backup == YesNo.No)
            {
                continue;
            }

            if (disk.Type is not (DiskType.Unset or DiskType.File or DiskType.Block))
            {
                throw faults.BackupTypeUnsupported(path + "/@type", disk.Type.ToXml());
            }

            disk.Type = disk.Type == DiskType.Unset ? DiskType.File : disk.Type;
            if (disk.Incremental is not null && disk.BackupMode == BackupDiskMode.Unset)
            {
                disk.BackupMode = BackupDiskMode.Incremental;
            }
        }

        return backup;
    }

    // How far a backup is, and by which names the emulator knows its images, is not for a client to say.
    private static void ForgetRecord(DomainBackupDef backup)
    {
        backup.PrivateData = null;
        foreach (BackupDisk disk in backup.Disks)
        {
            (disk.State, disk.Index) = (null, null);
            foreach (DiskSource? image in (ReadOnlySpan<DiskSource?>)[disk.Target, disk.Scratch])
            {
                image?.PrivateData = null;
            }
        }
    }

    /// <summary>Brings a backup's disks together with those of the guest.</summary>
    /// <param name="backup">The backup.</param>
    /// <param name="disks">The guest's disks: target, and path of the image or null when there is none.</param>
    /// <param name="suffix">What is put behind the names of images that the backup makes.</param>
    /// <exception cref="VirException">The backup names a disk that the guest lacks, or one cannot be backed up.</exception>
    public static void AlignBackup(DomainBackupDef backup, IReadOnlyList<(string Target, string? Path)> disks, string suffix)
    {
        bool all = backup.Disks.Count == 0;
        foreach (BackupDisk disk in backup.Disks)
        {
            if (!disks.Any(d => d.Target == disk.Name))
            {
                throw DomainDocumentErrors.DiskUnknown(ErrorDomain.Domain, disk.Name);
            }
        }

        foreach ((string target, string? path) in disks)
        {
            if (backup.Disks.Exists(d => d.Name == target))
            {
                continue;
            }

            backup.Disks.Add(new BackupDisk {
                Name = target, Backup = YesNoXml.From(all && path is not null), Type = all && path is not null
                ? DiskType.File
                : DiskType.Unset });
        }

        foreach (BackupDisk disk in backup.Disks)
        {
            if (disk.Backup != YesNo.Yes)
            {
                continue;
            }

            if (disk.BackupMode == BackupDiskMode.Unset)
            {
                disk.BackupMode = (disk.Incremental ?? backup.Incremental) is null ? BackupDiskMode.Full : BackupDiskMode.Incremental;
            }

            if (disk.BackupMode == BackupDiskMode.Incremental)
            {
                disk.Incremental ??= backup.Incremental
                    ?? throw MomentDocumentErrors.IncrementalWithoutCheckpoint(disk.Name);
            }

            string? image = disks.First(d => d.Target == disk.Name).Path;
            if (backup.Mode == BackupMode.Push && disk.Target is null)
            {
                disk.Target = new FileDiskSource { File = $"{image}.{suffix}" };
            }
            else if (backup.Mode == BackupMode.Pull && disk.Scratch is null)
            {
                disk.Scratch = new FileDiskSource { File = $"{image}.{suffix}" };
            }
        }
    }

    private static void CheckServer(BackupServer server, DocumentFaults faults)
    {
        server.Transport = server.Transport == BackupTransport.Unset ? BackupTransport.Tcp : server.Transport;
        switch (server.Transport)
        {
            case BackupTransport.Unix when server.Socket is not { Length: > 0 } || server.Socket[0] != '/':
                throw faults.BackupSocketNotAbsolute("server", server.Socket);
            case BackupTransport.Fd when server.FdGroup is null:
                throw faults.At("server", XmlErrors.AttributeMissing("fdgroup", "server"));
            default:
                break;
        }
    }

    /// <summary>The document. What is made anew is made of the existing domain, so that what the document says of a domain is not even
    /// read.</summary>
    private static XmlElement Root(string xml, ErrorDomain domain, bool redefine, List<DroppedNode>? dropped)
    {
        XmlElement root = DocumentReader.Root(xml, domain, dropped);
        if (redefine)
        {
            return root;
        }

        char[]? text = null;
        foreach (string name in (string[])["domain", "inactiveDomain"])
        {
            if (root.Child(name) is { Exists: true } given)
            {
                (int start, int end) = given.Extent();
                text ??= xml.ToCharArray();
                for (int i = start; i < end; i++)
                {
                    text[i] = text[i] == '\n' ? '\n' : ' ';
                }
            }
        }

        return text is null ? root : DocumentReader.Root(new string(text), domain, dropped);
    }

    private static void CheckDisks(List<SnapshotDisk> disks, DocumentFaults faults, string wrapper)
    {
        for (int i = 0; i < disks.Count; i++)
        {
            SnapshotDisk disk = disks[i];
            string path = $"{wrapper}/disk[{i + 1}]";
            if (disk.Name is null)
            {
                throw faults.SnapshotDiskWithoutName(path);
            }

            string? file = (disk.Source as FileDiskSource)?.File ?? (disk.Source as BlockDiskSource)?.Dev;
            bool source = disk.Source is { } given && given.ToXml("s") is not "<s/>\n";
            if (disk.Snapshot == DiskSnapshot.Unset && (source || disk.Format is not null))
            {
                disk.Snapshot = DiskSnapshot.External;
            }

            if (disk.Snapshot != DiskSnapshot.External && source)
            {
                throw faults.FileNeedsExternal(path, file, disk.Name);
            }

            if (disk.Snapshot == DiskSnapshot.External && disk.Type == DiskType.Unset)
            {
                disk.Type = DiskType.File;
            }

            if (file is { Length: > 0 } && file[0] != '/')
            {
                throw faults.DiskFileNotAbsolute(path, file);
            }
        }
    }

    // What the schema says of a checkpoint's name: usable as the name of a file.
    private static bool IsFileName(string name) =>
        name.Length > 0 && name[0] != '.' && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');
}
