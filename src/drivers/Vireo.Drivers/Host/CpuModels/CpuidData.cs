using System.Runtime.Intrinsics.X86;
using System.Text;
using Vireo.Posix;

namespace Vireo.Drivers.Host.CpuModels;

/// <summary>Answers of the CPUID instruction by leaf and sub-leaf.</summary>
public sealed class CpuidData
{
    private readonly Dictionary<(uint Leaf, uint Sub), (uint A, uint B, uint C, uint D)> _leaves = [];
    private readonly Dictionary<uint, ulong> _registers = [];

    private static readonly Lazy<CpuidData> s_host = new(ReadHost);

    /// <summary>The host's processor, which does not change while it runs.</summary>
    public static CpuidData Host => s_host.Value;

    /// <summary>Asks the processor that this thread runs on; empty on other architectures.</summary>
    private static CpuidData ReadHost()
    {
        var data = new CpuidData();
        if (!X86Base.IsSupported)
        {
            return data;
        }

        foreach (uint first in (ReadOnlySpan<uint>)[0, 0x80000000])
        {
            uint last = (uint)X86Base.CpuId((int)first, 0).Eax;
            for (uint leaf = first; leaf <= last && leaf - first <= 0x40; leaf++)
            {
                for (uint sub = 0; sub < (HasSubLeaves(leaf) ? 8u : 1u); sub++)
                {
                    var (a, b, c, d) = X86Base.CpuId((int)leaf, (int)sub);
                    data.Add(leaf, sub, (uint)a, (uint)b, (uint)c, (uint)d);
                }
            }
        }

        foreach (var (index, value) in KvmDevice.ReadRegisters(
            X86CpuMap.Instance.Features.Where(static f => f.Register).Select(static f => f.Leaf).Distinct()))
        {
            data.AddRegister(index, value);
        }

        return data;
    }

    public void Add(uint leaf, uint sub, uint a, uint b, uint c, uint d) => _leaves[(leaf, sub)] = (a, b, c, d);

    /// <summary>A model specific register that describes capabilities.</summary>
    public void AddRegister(uint index, ulong value) => _registers[index] = value;

    public (uint A, uint B, uint C, uint D) Get(uint leaf, uint sub) => _leaves.GetValueOrDefault((leaf, sub));

    public bool TryGetRegister(uint index, out ulong value) => _registers.TryGetValue(index, out value);

    /// <summary>The vendor's twelve letters.</summary>
    public string VendorString
    {
        get
        {
            var (_, b, c, d) = Get(0, 0);
            Span<byte> text = stackalloc byte[12];
            BitConverter.TryWriteBytes(text, b);
            BitConverter.TryWriteBytes(text[4..], d);
            BitConverter.TryWriteBytes(text[8..], c);
            return Encoding.ASCII.GetString(text);
        }
    }

    /// <summary>Family, model and stepping with their extensions added.</summary>
    public (uint Family, uint Model, uint Stepping) Signature
    {
        get
        {
            uint a = Get(1, 0).A;
            uint family = (a >> 8) & 0xf, model = (a >> 4) & 0xf;
            if (family is 6 or 0xf)
            {
                model += ((a >> 16) & 0xf) << 4;
            }

            if (family == 0xf)
            {
                family += (a >> 20) & 0xff;
            }

            return (family, model, a & 0xf);
        }
    }

    /// <summary>Width of physical addresses, or null.</summary>
    public int? PhysicalAddressBits => (Get(0x80000008, 0).A & 0xff) is > 0 and uint bits ? (int)bits : null;

    private static bool HasSubLeaves(uint leaf) => leaf is 4 or 7 or 0xb or 0xd or 0xf or 0x10 or 0x12 or 0x14 or 0x24;
}
