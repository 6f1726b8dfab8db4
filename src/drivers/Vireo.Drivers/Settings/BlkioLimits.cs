using System.Globalization;
using Vireo.Documents;

namespace Vireo.Drivers;

/// <summary>Weights and rates of host disks as parameters, whose values are lists of path and number.</summary>
public static class BlkioLimits
{
    private static readonly (string Name, Func<BlkioDevice, ulong?> Get, Action<BlkioDevice, ulong?> Set)[] s_values =
    [
        ("device_weight", static d => d.Weight, static (d, v) => d.Weight = (uint?)v),
        ("device_read_iops_sec", static d => d.ReadIopsSec, static (d, v) => d.ReadIopsSec = (uint?)v),
        ("device_write_iops_sec", static d => d.WriteIopsSec, static (d, v) => d.WriteIopsSec = (uint?)v),
        ("device_read_bytes_sec", static d => d.ReadBytesSec, static (d, v) => d.ReadBytesSec = v),
        ("device_write_bytes_sec", static d => d.WriteBytesSec, static (d, v) => d.WriteBytesSec = v),
    ];

    private static readonly (string, TypedParameterType)[] s_known =
    [
        ("weight", TypedParameterType.Uint), ("device_weight", TypedParameterType.String), (
            "device_read_iops_sec", TypedParameterType.String),
        ("device_write_iops_sec", TypedParameterType.String), ("device_read_bytes_sec", TypedParameterType.String), (
            "device_write_bytes_sec", TypedParameterType.String),
    ];

    /// <summary>How many parameters there are.</summary>
    public static int Count => s_known.Length;

    /// <summary>The weight, and each device's figures.</summary>
    public static TypedParameterList Get(DomainDef def)
    {
        var tune = def.Blkiotune;
        var list = new TypedParameterList(6) { { "weight", tune?.Weight ?? 0u } };
        foreach (var (name, get, _) in s_values)
        {
            list.Add(
                name, string.Join(',', (tune?.Devices ?? []).Where(x => get(x) is > 0).Select(
                    x => string.Create(CultureInfo.InvariantCulture, $"{x.Path},{get(x)}"))));
        }

        return list;
    }

    /// <summary>Refuses parameters that are none of these.</summary>
    public static void Check(TypedParameterList parameters) => ParameterCheck.Check(parameters, s_known);

    /// <summary>Changes weights and rates.</summary>
    /// <exception cref="VirException">A list that is none (code 8).</exception>
    public static void Set(DomainDef def, TypedParameterList parameters)
    {
        var tune = def.Blkiotune ??= new BlkioTune();
        foreach (var p in parameters)
        {
            if (p.Name == "weight")
            {
                tune.Weight = p.Value.UInt == 0 ? null : p.Value.UInt;
                continue;
            }

            var (_, _, set) = Array.Find(s_values, x => x.Name == p.Name);
            string[] words = p.Value.String.Split(',');
            for (int i = 0; i < words.Length; i += 2)
            {
                if (i + 1 >= words.Length)
                {
                    throw SettingErrors.BlkioDeviceUnreadable(p.Name, p.Value.String);
                }

                ulong most = p.Name.EndsWith("bytes_sec", StringComparison.Ordinal) ? ulong.MaxValue : uint.MaxValue;
                if (!ulong.TryParse(words[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out ulong value) || value > most)
                {
                    throw SettingErrors.BlkioValue(words[i + 1], p.Name, words[i]);
                }

                string path = words[i];
                var device = tune.Devices.Find(x => x.Path == path);
                if (device is null)
                {
                    device = new BlkioDevice { Path = path };
                    tune.Devices.Add(device);
                }

                set(device, value == 0 ? null : value);
            }
        }

        // A device without any figure left is not kept.
        tune.Devices.RemoveAll(static x => Array.TrueForAll(s_values, kind => kind.Get(x) is null));
    }
}
