namespace Vireo.Drivers.Qemu.Firmware;

/// <summary>
/// The firmware of the host: finds the descriptor files and chooses one for a guest. Files are read at each question, because packages come
/// and go while the daemon runs, and a few small files cost less than a stale answer.
/// </summary>
public sealed class FirmwareCatalog
{
    private readonly IReadOnlyList<string> _folders;

    /// <summary>The later a folder, the stronger: a file hides one of the same name in an earlier folder, and an empty file hides it for
    /// good.</summary>
    public FirmwareCatalog(IReadOnlyList<string> folders) => _folders = folders;

    /// <summary>The folders that QEMU's firmware.json names: vendor, administrator, and for a session the user's own.</summary>
    public static FirmwareCatalog ForHost(string? userConfigFolder) => new(
        userConfigFolder is null
            ? ["/usr/share/qemu/firmware", "/etc/qemu/firmware"]
            : ["/usr/share/qemu/firmware", "/etc/qemu/firmware", Path.Combine(userConfigFolder, "qemu/firmware")]);

    /// <summary>All descriptors, in the order of their file names, which is the order of preference.</summary>
    public IReadOnlyList<FirmwareDescriptor> Read()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string folder in _folders)
        {
            if (!Directory.Exists(folder))
            {
                continue;
            }

            foreach (string file in Directory.EnumerateFiles(folder, "*.json"))
            {
                files[Path.GetFileName(file)] = file;
            }
        }

        var result = new List<FirmwareDescriptor>();
        foreach (string file in files.Values)
        {
            byte[] bytes = File.ReadAllBytes(file);
            if (bytes.Length > 0 && FirmwareDescriptor.Parse(file, bytes) is { } descriptor)
            {
                result.Add(descriptor);
            }
        }

        return result;
    }

    /// <summary>The first descriptor that serves <paramref name="request"/>, or null.</summary>
    public FirmwareDescriptor? Find(FirmwareRequest request)
    {
        foreach (var descriptor in Read())
        {
            if (Matches(descriptor, request))
            {
                return descriptor;
            }
        }

        return null;
    }

    private static bool Matches(FirmwareDescriptor firmware, FirmwareRequest request)
    {
        if (!firmware.Interfaces.Contains(request.Interface) || !firmware.Serves(request.Architecture, request.Machine))
        {
            return false;
        }

        foreach (var (feature, wanted) in request.Features)
        {
            if (firmware.Features.Contains(feature) != wanted)
            {
                return false;
            }
        }

        bool needsSmm = firmware.Features.Contains("requires-smm");
        if ((needsSmm && request.Smm == false) || (request.Secure is { } secure && secure != needsSmm))
        {
            return false;
        }

        // A guest that asks for no special store gets a split image; a stateless image only when it asks for one.
        if (firmware.Device == "flash" && firmware.Stateless != (request.Stateless ?? false))
        {
            return false;
        }

        if (firmware.Device == "flash" && !request.AnyFormat && (firmware.ExecutableFormat != (request.LoaderFormat ?? "raw")
            || (firmware.NvramTemplate is not null && firmware.NvramFormat != (request.NvramFormat ?? "raw"))))
        {
            return false;
        }

        return (request.LoaderPath is null || request.LoaderPath == firmware.Executable)
            && (request.NvramTemplate is null || request.NvramTemplate == firmware.NvramTemplate);
    }
}
