using System.Globalization;
using Vireo.Documents;

namespace Vireo.Drivers.Host;

/// <summary>What the kernel's files say about a link's state and speed, as documents have it.</summary>
public static class LinkStates
{
    /// <summary>Reads it.</summary>
    /// <param name="state">The file <c>operstate</c>, or null.</param>
    /// <param name="speed">The file <c>speed</c>, or null.</param>
    public static InterfaceLink Of(string? state, string? speed)
    {
        var link = new InterfaceLink
        {
            State = state?.Trim() switch
            {
                "unknown" => InterfaceLinkState.Unknown,
                "notpresent" => InterfaceLinkState.NotPresent,
                "down" => InterfaceLinkState.Down,
                "lowerlayerdown" => InterfaceLinkState.LowerLayerDown,
                "testing" => InterfaceLinkState.Testing,
                "dormant" => InterfaceLinkState.Dormant,
                "up" => InterfaceLinkState.Up,
                _ => InterfaceLinkState.Unset,
            },
        };

        // A card that does not know its speed says -1, which libvirt shows as the number without sign that it is.
        if (link.State == InterfaceLinkState.Up
            && long.TryParse(speed?.Trim(), CultureInfo.InvariantCulture, out long number) && number != 0)
        {
            link.Speed = unchecked((uint)number);
        }

        return link;
    }
}
