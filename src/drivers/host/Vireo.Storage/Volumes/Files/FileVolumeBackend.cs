using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Posix;
using File = System.IO.File;

namespace Vireo.Drivers.Storage;

/// <summary>
/// Volumes that are files of a folder. A new one is made under a hidden name and gets its own when it is whole, so that whatever ends the
/// daemon leaves nothing that only looks whole.
/// </summary>
internal sealed class FileVolumeBackend(HostServices host) : VolumeBackend
{
    private const uint UsualMode = 0x180;
    private static readonly TimeSpan s_toolDeadline = TimeSpan.FromHours(24);

    /// <inheritdoc/>
    public override void Check(StorageVolDef volume, StorageVolCreateFlags flags)
    {
        bool raw = volume.Target is { Encryption: null } && QemuImg.FormatOf(volume) == "raw";
        if (raw && volume.BackingStore is not null)
        {
            throw VolumeErrors.NoBackingOfRaw();
        }

        if (QemuImg.FormatOf(volume) == "ploop")
        {
            throw VolumeErrors.NoPloop();
        }

        if (raw && flags.HasFlag(StorageVolCreateFlags.PreallocMetadata))
        {
            throw VolumeErrors.NoMetadataOfRaw();
        }
    }

    /// <inheritdoc/>
    public override void Place(StoragePoolDef pool, StorageVolDef volume)
    {
        string name = volume.Name ?? "", folder = pool.Target?.Path ?? "";
        if (name.Contains('/', StringComparison.Ordinal))
        {
            throw VolumeErrors.NameWithSlash(name);
        }

        string path = folder + "/" + name;
        if (FileStatus.Read(path) is not null)
        {
            throw VolumeErrors.PathExists(path);
        }

        volume.Type = volume.Target?.Format == "dir" ? Documents.StorageVolType.Dir : Documents.StorageVolType.File;
        volume.Target ??= new StorageVolTarget();
        volume.Target.Path = volume.Key = path;
    }

    /// <inheritdoc/>
    public override async Task BuildAsync(
        StoragePoolDef pool, StorageVolDef volume, StorageVolDef? source, StorageVolCreateFlags flags, CancellationToken cancellationToken)
    {
        string path = volume.Target!.Path!;
        string made = Path.Combine(Path.GetDirectoryName(path)!, Volume.HiddenPrefix + Guid.NewGuid().ToString("N"));
        try
        {
            if (volume.Type == Documents.StorageVolType.Dir)
            {
                Directory.CreateDirectory(made);
            }
            else if (IsPlain(volume) && (source is null || IsPlain(source)))
            {
                await Task.Run(() => RawVolumes.Make(volume, made, source, flags, cancellationToken), cancellationToken)
                    .ConfigureAwait(false);
            }
            else
            {
                if (flags.HasFlag(StorageVolCreateFlags.Reflink))
                {
                    // Only plain files can share their content.
                    throw Errors.UnsupportedFlags(ErrorDomain.None, (uint)StorageVolCreateFlags.Reflink, "storageBackendCreateQemuImg");
                }

                RequireBacking(volume, Path.GetDirectoryName(path)!);
                StorageVolDef there = volume with { Target = volume.Target with { Path = made } };
                await RunQemuImgAsync(there, source, flags, path, cancellationToken).ConfigureAwait(false);
            }

            FileOwner.Set(made, volume.Target.Permissions, UsualMode);
            int errno = PosixFile.RenameNew(made, path);
            if (errno != 0)
            {
                throw VolumeErrors.NotCreated(errno, path);
            }
        }
        catch (Exception e)
        {
            Remove(made);
            throw e is OperationCanceledException ? e : Errors.Of(e);
        }
    }

    /// <inheritdoc/>
    public override ValueTask<PoolContents> SurveyAsync(StoragePoolDef pool, string name, CancellationToken cancellationToken)
    {
        PoolContents sizes = FileVolumes.Measure(pool, PoolContents.Empty);
        return ValueTask.FromResult(Appeared(pool, name) is { } volume ? sizes.Of([volume]) : sizes);
    }

    /// <inheritdoc/>
    public override Volume? Current(StoragePoolDef pool, Volume known)
    {
        Volume? now = FileVolumes.Look(pool.Target?.Path ?? "", known.Name, known);
        return now is null || ReferenceEquals(now, known) ? now : now with { Work = known.Work, Readers = known.Readers };
    }

    /// <inheritdoc/>
    public override Volume? Appeared(StoragePoolDef pool, string name) => FileVolumes.Look(pool.Target?.Path ?? "", name, null);

    /// <inheritdoc/>
    public override VirException WhyGone(Volume known) =>
        FileStatus.Read(known.Path) is not null ? VolumeErrors.IsPipe(known.Path)
            : PosixFile.WhyMissing(known.Path) is { } errno && new FileInfo(known.Path).LinkTarget is not null
                ? VolumeErrors.NotRefreshed(errno, known.Path)
                : base.WhyGone(known);

    /// <inheritdoc/>
    public override Task DeleteAsync(
        StoragePoolDef pool, StorageVolDef volume, StorageVolDeleteFlags flags, CancellationToken cancellationToken)
    {
        string path = volume.Target?.Path ?? "";
        if (flags.HasFlag(StorageVolDeleteFlags.WithSnapshots))
        {
            throw Errors.UnsupportedFlags(ErrorDomain.None, (uint)flags, "virStorageBackendVolDeleteLocal");
        }

        bool ploop = volume.Type == Documents.StorageVolType.Ploop, folder = ploop || volume.Type == Documents.StorageVolType.Dir;
        try
        {
            if (folder)
            {
                Directory.Delete(path, recursive: ploop);
            }
            else
            {
                File.Delete(path);
            }
        }
        catch (DirectoryNotFoundException)
        {
            // It is gone already, which is what was asked for.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw folder
                ? VolumeErrors.FolderNotRemoved(Errors.ErrnoOf(e), path)
                : VolumeErrors.NotUnlinked(Errors.ErrnoOf(e), path);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task ResizeAsync(
        StoragePoolDef pool, StorageVolDef volume, ulong capacity, StorageVolResizeFlags flags, CancellationToken cancellationToken)
    {
        bool allocate = flags.HasFlag(StorageVolResizeFlags.Allocate);
        if (IsPlain(volume))
        {
            await Task.Run(() => RawVolumes.Resize(volume, capacity, allocate), cancellationToken).ConfigureAwait(false);
            return;
        }

        if (allocate)
        {
            throw volume.Target?.Encryption is null ? VolumeErrors.OnlyRawAllocates() : VolumeErrors.OnlyPlainAllocates();
        }

        if (volume.Target?.Encryption is { Secrets.Count: 0, Format: StorageEncryptionFormat.Luks })
        {
            throw VolumeErrors.NoSecretOfVolume();
        }

        using var keys = new VolumeKeys(host);
        string? key = await keys.FileOfAsync(volume, cancellationToken).ConfigureAwait(false);
        (await ToolAsync(QemuImg.Resize(volume, capacity, flags.HasFlag(StorageVolResizeFlags.Shrink), null, key), cancellationToken)
            .ConfigureAwait(false)).ThrowOnFailure();
    }

    /// <inheritdoc/>
    public override Task WipeAsync(
        StoragePoolDef pool, StorageVolDef volume, StorageVolWipeAlgorithm algorithm, CancellationToken cancellationToken) =>
        VolumeWipe.RunAsync(volume, algorithm, cancellationToken);

    /// <inheritdoc/>
    public override VirStream OpenDownload(StorageVolDef volume, ulong offset, ulong length, bool sparse) =>
        FileStreams.Download(volume.Target?.Path ?? "", offset, length, sparse);

    /// <inheritdoc/>
    public override VirStream OpenUpload(StorageVolDef volume, ulong offset, ulong length, bool sparse) =>
        FileStreams.Upload(volume.Target?.Path ?? "", offset, length, sparse);

    // Without a format of its own, encryption, or an image below.
    private static bool IsPlain(StorageVolDef volume) =>
        volume.Target is { Encryption: null } && QemuImg.FormatOf(volume) == "raw" && volume.Type != Documents.StorageVolType.Dir;

    private static void RequireBacking(StorageVolDef volume, string folder)
    {
        if (volume.BackingStore?.Path is { } backing && PosixFile.WhyMissing(Path.Combine(folder, backing)) is { } errno)
        {
            throw VolumeErrors.BackingInaccessible(errno, backing);
        }
    }

    private async Task RunQemuImgAsync(
        StorageVolDef volume, StorageVolDef? source, StorageVolCreateFlags flags, string shown, CancellationToken cancellationToken)
    {
        QemuImg.Check(volume);
        using var keys = new VolumeKeys(host);
        var secrets = new QemuImgSecrets(
            await keys.FileOfAsync(volume, cancellationToken).ConfigureAwait(false),
            source is null ? null : await keys.FileOfAsync(source, cancellationToken).ConfigureAwait(false));
        foreach (var arguments in QemuImg.Create(volume, source, flags, secrets))
        {
            HelperResult result = await ToolAsync(arguments, cancellationToken).ConfigureAwait(false);

            // Nobody but us knows the name that it has while it is made.
            string made = volume.Target!.Path!;
            (result with
            {
                CommandLine = result.CommandLine.Replace(made, shown, StringComparison.Ordinal),
                Error = result.Error.Replace(made, shown, StringComparison.Ordinal),
            }).ThrowOnFailure();
        }
    }

    private static Task<HelperResult> ToolAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        HelperProgram.RunAsync(
            Posix.Host.FindProgram("qemu-img") ?? throw VolumeErrors.NoQemuImg(), arguments, s_toolDeadline, cancellationToken);

    private static void Remove(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path);
            }
            else
            {
                File.Delete(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.For("storage.storage_volumes").Warning($"what is left of '{path}' cannot be removed: {e.Reason()}");
        }
    }
}
