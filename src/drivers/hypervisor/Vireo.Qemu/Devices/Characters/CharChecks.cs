using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Characters;

/// <summary>Refuses a character device whose description asks for what this driver does not build.</summary>
internal static class CharChecks
{
    /// <summary>Throws what is asked for first and not built.</summary>
    public static void Check(CharDevice device)
    {
        if (device.Sources.OfType<TcpCharSource>().Any(static s => s.Tls == YesNo.Yes))
        {
            throw DeviceErrors.CharTlsUnsupported();
        }
    }
}
