using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using Vireo.Documents;
using Vireo.Posix;

namespace Vireo.Drivers.Secrets;

/// <summary>
/// Secrets on disk, as libvirt keeps them: <c>UUID.xml</c> with the definition and <c>UUID.base64</c> with the value, for the daemon's user
/// alone. It decides nothing. What it cannot read it logs, without the content, and leaves where it is.
/// </summary>
internal sealed class SecretFiles
{
    // More than the longest value in Base64, with line breaks.
    private const int MaxLength = 128 * 1024;
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly DefinitionFormat<SecretDef> s_format = new()
    {
        Noun = "secret",
        HasNotice = false,
        Parse = static (text, path) =>
        {
            SecretDef definition = SecretRules.Read(text);
            return definition.Uuid?.ToString() == Path.GetFileNameWithoutExtension(path)
                ? definition : throw SecretErrors.FileNameWrong(Path.GetFileName(path));
        },
        Format = static def => def.Format(),
        Name = static def => def.Uuid?.ToString(),
        Uuid = static def => def.Uuid,
        WithName = static (def, _) => def,
        WithUuid = static (def, uuid) => def with { Uuid = uuid },
    };

    private readonly string _folder;
    private readonly Logger _log;
    private readonly DefinitionStore<SecretDef> _definitions;

    public SecretFiles(string folder, Logger log)
    {
        _folder = folder;
        _log = log;
        _definitions = new DefinitionStore<SecretDef>(s_format, folder, Path.Combine(folder, "autostart"), log);
    }

    /// <summary>Removes what writers left that were killed while they wrote.</summary>
    public void RemoveLeftovers()
    {
        _definitions.RemoveLeftovers();
        Leftovers.Remove(_folder, _log, "*.base64");
    }

    /// <summary>Every definition that can be read.</summary>
    public IEnumerable<SecretDef> Load() => _definitions.Load().Select(static s => s.Definition);

    /// <summary>Keeps a definition, durably.</summary>
    public Task SaveAsync(SecretDef definition)
    {
        MakeFolder();
        return _definitions.SaveAsync(definition);
    }

    /// <summary>Forgets a secret. The value goes first, so that none is left that nothing speaks of.</summary>
    public async Task DeleteAsync(Uuid uuid)
    {
        await AtomicFile.DeleteAsync(ValueOf(uuid)).ConfigureAwait(false);
        await AtomicFile.DeleteAsync(_definitions.PathOf(uuid.ToString())).ConfigureAwait(false);
    }

    /// <summary>Keeps a value, durably.</summary>
    public Task SaveValueAsync(Uuid uuid, byte[] value) => Task.Run(() =>
    {
        MakeFolder();
        byte[] text = new byte[Base64.GetMaxEncodedToUtf8Length(value.Length)];
        try
        {
            Base64.EncodeToUtf8(value, text, out _, out int length);
            AtomicFile.Write(ValueOf(uuid), text.AsSpan(0, length));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(text);
        }
    });

    /// <summary>The value that is kept; null when none is, or it cannot be read.</summary>
    public byte[]? ReadValue(Uuid uuid)
    {
        string path = ValueOf(uuid);
        byte[] text = [], bytes = [];

        // Opening a pipe would wait for its other end.
        if (FileStatus.Read(path) is { Kind: not FileKind.Regular })
        {
            _log.Error($"the value of a secret in '{path}' is no regular file, and is left as it is");
            return null;
        }

        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            if (file.Length > MaxLength)
            {
                _log.Error($"the value of a secret in '{path}' is too long, and is left as it is");
                return null;
            }

            text = new byte[file.Length];
            file.ReadExactly(text);
            bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
            if (Base64.DecodeFromUtf8(text, bytes, out _, out int length) == OperationStatus.Done && length > 0)
            {
                return bytes.AsSpan(0, length).ToArray();
            }

            _log.Error($"the value of a secret in '{path}' is no Base64, and is left as it is");
            return null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _log.Error($"cannot read the value of a secret in '{path}': {e.Reason()}");
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(text);
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private string ValueOf(Uuid uuid) => Path.Combine(_folder, uuid + ".base64");

    private void MakeFolder()
    {
        try
        {
            Directory.CreateDirectory(_folder, Own);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Errors.FolderFailed(_folder, e);
        }
    }
}
