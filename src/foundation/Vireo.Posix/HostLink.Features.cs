using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Posix;

/// <summary>What a link's card does by itself, as <c>ethtool</c> asks for it.</summary>
public static partial class HostLink
{
    private const nuint EthernetTool = 0x8946;
    private const uint GetFlags = 0x25, GetFeatures = 0x3A;
    private const int FeatureBlocks = 2, TunnelBit = 25;

    // Questions for one thing each, and bits of the answer to the question for several.
    private static readonly (string Name, uint Command)[] s_questions =
        [("rx", 0x14), ("tx", 0x16), ("sg", 0x18), ("tso", 0x1E), ("gso", 0x23), ("gro", 0x2B)];

    private static readonly (string Name, uint Bit)[] s_flags =
        [("lro", 1u << 15), ("rxvlan", 1u << 8), ("txvlan", 1u << 7), ("ntuple", 1u << 27), ("rxhash", 1u << 28)];

    /// <summary>Names of what is switched on, as libvirt calls it; none for a link that does not answer.</summary>
    public static List<string> FeaturesOf(string name)
    {
        var features = new List<string>();
        byte[] link = Encoding.UTF8.GetBytes(name);
        if (link.Length is 0 or >= NameSize)
        {
            return features;
        }

        using var control = new SafeFileHandle(Socket(Inet, Datagram, 0), ownsHandle: true);
        Span<uint> question = stackalloc uint[2 + (FeatureBlocks * 4)];
        foreach ((string feature, uint command) in s_questions)
        {
            if (Ask(control, link, question, command) && question[1] != 0)
            {
                features.Add(feature);
            }
        }

        if (Ask(control, link, question, GetFlags))
        {
            uint answer = question[1];
            features.AddRange(s_flags.Where(f => (answer & f.Bit) != 0).Select(static f => f.Name));
        }

        // The answer has four words for each block: what there is, what is wanted, what is on, what cannot be changed.
        if (Ask(control, link, question, GetFeatures, FeatureBlocks) && (question[4] & (1u << TunnelBit)) != 0)
        {
            features.Add("txudptnl");
        }

        return features;
    }

    private static unsafe bool Ask(SafeFileHandle control, byte[] link, Span<uint> question, uint command, uint value = 0)
    {
        byte* request = stackalloc byte[RequestSize];
        var whole = new Span<byte>(request, RequestSize);
        whole.Clear();
        link.CopyTo(whole);
        question.Clear();
        question[0] = command;
        question[1] = value;

        // SAFETY: struct ifreq has a pointer behind the name; the kernel writes at most what the question has room for, which stays in
        // place during the call.
        fixed (uint* at = question)
        {
            *(nint*)(request + NameSize) = (nint)at;
            return Ioctl(Fd.Number(control), EthernetTool, request) == 0;
        }
    }
}
