using Vireo.Documents;

namespace Vireo.Drivers;

/// <summary>Rates of a network interface as parameters.</summary>
public static class InterfaceLimits
{
    private static readonly (string, TypedParameterType)[] s_known =
    [
        ("inbound.average", TypedParameterType.Uint), ("inbound.peak", TypedParameterType.Uint), ("inbound.burst", TypedParameterType.Uint),
        ("inbound.floor", TypedParameterType.Uint), ("outbound.average", TypedParameterType.Uint), (
            "outbound.peak", TypedParameterType.Uint),
        ("outbound.burst", TypedParameterType.Uint),
    ];

    /// <summary>How many parameters there are.</summary>
    public static int Count => s_known.Length;

    /// <summary>Every rate, 0 for none.</summary>
    public static TypedParameterList Get(NetworkBandwidth? bandwidth)
    {
        static uint Value(ulong? v) => (uint)(v ?? 0);
        return new TypedParameterList(7)
        {
            { "inbound.average", Value(bandwidth?.Inbound?.Average) },
            { "inbound.peak", Value(bandwidth?.Inbound?.Peak) },
            { "inbound.burst", Value(bandwidth?.Inbound?.Burst) },
            { "inbound.floor", Value(bandwidth?.Inbound?.Floor) },
            { "outbound.average", Value(bandwidth?.Outbound?.Average) },
            { "outbound.peak", Value(bandwidth?.Outbound?.Peak) },
            { "outbound.burst", Value(bandwidth?.Outbound?.Burst) },
        };
    }

    /// <summary>Refuses parameters that are no rates.</summary>
    public static void Check(TypedParameterList parameters) => ParameterCheck.Check(parameters, s_known);

    /// <summary>Changes rates of an interface.</summary>
    public static void Set(NetworkInterface nic, TypedParameterList parameters) => nic.Bandwidth = Changed(nic.Bandwidth, parameters);

    /// <summary>Rates with some of them changed.</summary>
    public static NetworkBandwidth Changed(NetworkBandwidth? before, TypedParameterList parameters)
    {
        NetworkBandwidth bandwidth = before is null ? new NetworkBandwidth() : before with { };
        foreach (bool inbound in (bool[])[true, false])
        {
            string prefix = inbound ? "inbound." : "outbound.";
            var rate = inbound ? bandwidth.Inbound : bandwidth.Outbound;
            // A part of a rate that is not given is removed.
            var changed = new NetworkRate();
            bool any = false;
            foreach (var p in parameters)
            {
                if (!p.Name.StartsWith(prefix, StringComparison.Ordinal))
                {
                    continue;
                }

                any = true;
                ulong? value = p.Value.UInt == 0 ? null : p.Value.UInt;
                switch (p.Name[prefix.Length..])
                {
                    case "average":
                        changed.Average = value;
                        break;
                    case "peak":
                        changed.Peak = value;
                        break;
                    case "burst":
                        changed.Burst = value;
                        break;
                    default:
                        changed.Floor = value;
                        break;
                }
            }

            // A rate needs an average or a floor; without either there is no limit.
            var result = any ? changed.Average is null && changed.Floor is null ? null : changed : rate;
            if (inbound)
            {
                bandwidth.Inbound = result;
            }
            else
            {
                bandwidth.Outbound = result;
            }
        }

        return bandwidth;
    }
}
