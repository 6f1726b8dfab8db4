using System.Buffers.Binary;
using System.Text;
using Vireo.Documents;
using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.Test;

/// <summary>Save, restore, managed save, core dumps. A saved guest is its document behind a magic word.</summary>
internal partial class TestConnection
{
    private const int IsFolder = 21;

    // Also the whole content of a core dump: a simulated guest has no memory.
    private static readonly byte[] s_magic = Encoding.ASCII.GetBytes("TestGuestMagic\0");
    private const int MaxImageDocument = 16 << 20;

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask DomainSaveAsync(
        DomainRef domain, string path, string? xml, DomainSaveRestoreFlags flags, CancellationToken cancellationToken)
    {
        if (xml is not null)
        {
            throw TestSaveErrors.OtherDocument();
        }

        return ChangeAsync(domain, d =>
        {
            CheckActive(d.View);
            WriteImage(
                path, d.View.Live!.Format(FormatFlags.Secure, d.Id), number => TestSaveErrors.SaveFileNotOpened(number, d.Name, path));
            EndWithEvent(d, DomainShutoffReason.Saved, DomainEventStoppedDetailType.Saved);
        }, cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask DomainRestoreAsync(
        string path, string? xml, DomainSaveRestoreFlags flags, CancellationToken cancellationToken)
    {
        if (xml is not null)
        {
            throw TestSaveErrors.OtherDocument();
        }

        var config = TestDomainConfig.Of(TestDomainRules.Read(ReadImage(path)));
        await StartAsync(config, DomainRunningReason.Restored, DomainEventStartedDetailType.Restored,
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts(DomainSaveImageXmlFlags.Secure)]
    public override ValueTask<string> DomainSaveImageGetXmlDescAsync(
        string path, DomainSaveImageXmlFlags flags, CancellationToken cancellationToken)
    {
        var def = TestDomainRules.Read(ReadImage(path));
        return Done(def.Format(FormatFlags.Secure));
    }

    /// <inheritdoc/>
    [Accepts(DomainSaveRestoreFlags.Running | DomainSaveRestoreFlags.Paused)]
    public override ValueTask DomainSaveImageDefineXmlAsync(
        string path, string xml, DomainSaveRestoreFlags flags, CancellationToken cancellationToken)
    {
        _ = ReadImage(path);
        WriteImage(path, TestDomainRules.Read(xml).Format(FormatFlags.Secure), number => TestSaveErrors.ImageNotOpened(number, path));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts(DomainSaveRestoreFlags.BypassCache | DomainSaveRestoreFlags.Running | DomainSaveRestoreFlags.Paused)]
    public override ValueTask DomainManagedSaveAsync(DomainRef domain, DomainSaveRestoreFlags flags, CancellationToken cancellationToken)
    {
        return ChangeAsync(domain, d =>
        {
            CheckActive(d.View);
            if (!d.View.Persistent)
            {
                throw DomainErrors.SaveTransient(ErrorDomain.Test);
            }

            EndWithEvent(d, DomainShutoffReason.Saved, DomainEventStoppedDetailType.Saved);
            d.Update(static v => v with { ManagedSave = true });
        }, cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<bool> DomainHasManagedSaveImageAsync(DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        return Done(Find(domain).ManagedSave);
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask DomainManagedSaveRemoveAsync(DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        return ChangeAsync(domain, static d => d.Update(static v => v with { ManagedSave = false }), cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts(DomainCoreDumpFlags.Crash)]
    public override ValueTask DomainCoreDumpWithFormatAsync(
        DomainRef domain, string path, DomainCoreDumpFormat format, DomainCoreDumpFlags flags, CancellationToken cancellationToken)
    {
        return ChangeAsync(domain, d =>
        {
            CheckActive(d.View);

            // The real driver looks at the format only after it has written the file.
            WriteFile(path, s_magic, number => TestSaveErrors.DumpFileNotOpened(number, d.Name, path));
            if (format != DomainCoreDumpFormat.Raw)
            {
                throw TestSaveErrors.KdumpUnsupported();
            }

            if ((flags & DomainCoreDumpFlags.Crash) != 0)
            {
                EndWithEvent(d, DomainShutoffReason.Crashed, DomainEventStoppedDetailType.Crashed);
            }
        }, cancellationToken);
    }

    private static void WriteImage(string path, string xml, Func<int, VirException> failed)
    {
        byte[] text = Encoding.UTF8.GetBytes(xml);
        var image = new byte[s_magic.Length + 4 + text.Length];
        s_magic.CopyTo(image, 0);
        BinaryPrimitives.WriteInt32LittleEndian(image.AsSpan(s_magic.Length), text.Length);
        text.CopyTo(image, s_magic.Length + 4);
        WriteFile(path, image, failed);
    }

    private static void WriteFile(string path, byte[] content, Func<int, VirException> failed)
    {
        try
        {
            File.WriteAllBytes(path, content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw failed(FileErrors.Number(e, path));
        }
    }

    private static string ReadImage(string path)
    {
        byte[] image;
        try
        {
            image = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            int number = FileErrors.Number(e, path);

            // A folder can be opened, as a file without content.
            throw number == IsFolder ? TestSaveErrors.HeaderUnreadable(number, path) : TestSaveErrors.ImageUnreadable(number, path);
        }

        if (!image.AsSpan().StartsWith(s_magic))
        {
            throw image.Length < s_magic.Length
                ? TestSaveErrors.HeaderIncomplete(0, path)
                : TestSaveErrors.MagicDiffers();
        }

        var rest = image.AsSpan(s_magic.Length);
        if (rest.Length < 4)
        {
            throw TestSaveErrors.LengthIncomplete(0, path);
        }

        int length = BinaryPrimitives.ReadInt32LittleEndian(rest);
        if (length is < 1 or > MaxImageDocument)
        {
            throw TestSaveErrors.LengthOutOfRange();
        }

        return rest.Length - 4 < length
            ? throw TestSaveErrors.MetadataIncomplete(0, path)
            : Encoding.UTF8.GetString(rest.Slice(4, length));
    }
}
