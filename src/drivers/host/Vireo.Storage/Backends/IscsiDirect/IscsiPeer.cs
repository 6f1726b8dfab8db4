namespace Vireo.Drivers.Storage;

/// <summary>Whom the initiator talks to, and as whom.</summary>
/// <param name="Host">The portal's name or address.</param>
/// <param name="Port">The portal's port.</param>
/// <param name="Initiator">The initiator's own name.</param>
/// <param name="Target">The target; null to ask the portal which targets it has.</param>
internal sealed record IscsiPeer(string Host, int Port, string Initiator, string? Target)
{
    /// <summary>Who logs in; null for nobody.</summary>
    public string? User { get; init; }

    /// <summary>What the user and the target both know. Whoever made it wipes it.</summary>
    public ReadOnlyMemory<byte> Password { get; init; }

    /// <summary>The same at the address that a portal refers to (<c>host[:port][,group]</c>); null when that is none.</summary>
    public IscsiPeer? At(string address)
    {
        string portal = address.Split(',')[0];
        int colon = portal.LastIndexOf(':');
        bool hasPort = colon >= 0 && !portal.EndsWith(']')
            && (portal.StartsWith('[') || portal.IndexOf(':', StringComparison.Ordinal) == colon);
        ushort port = IscsiCommand.UsualPort;
        string host = hasPort ? portal[..colon] : portal;
        return host.Length == 0 || (hasPort && !ushort.TryParse(portal[(colon + 1)..], out port)) ? null
            : this with { Host = host.Trim('[', ']'), Port = port };
    }
}
