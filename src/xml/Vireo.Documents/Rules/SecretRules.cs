using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Completes and checks a secret's definition.</summary>
public static class SecretRules
{
    /// <summary>Reads, completes and checks a document.</summary>
    /// <param name="xml">The text.</param>
    /// <param name="dropped">Receives what was ignored.</param>
    /// <exception cref="VirException">The document is not acceptable.</exception>
    public static SecretDef Read(string xml, List<DroppedNode>? dropped = null)
    {
        XmlElement root = DocumentReader.Root(xml, ErrorDomain.Secret, dropped);
        SecretDef secret = SecretDef.Parse(root);
        PostParse(secret, root);
        return secret;
    }

    /// <summary>Fills in what was left out, and checks the rest.</summary>
    public static void PostParse(SecretDef secret, XmlElement root = default)
    {
        var faults = new DocumentFaults(root, ErrorDomain.Secret);
        secret.Ephemeral = secret.Ephemeral == YesNo.Unset ? YesNo.No : secret.Ephemeral;
        secret.Private = secret.Private == YesNo.Unset ? YesNo.No : secret.Private;
        secret.Uuid ??= Uuid.Random();
        switch (secret.Usage)
        {
            case VolumeSecretUsage { Volume: null }:
                throw faults.VolumeMissing("usage");
            case CephSecretUsage { Name: null }:
                throw faults.CephNameMissing("usage");
            case IscsiSecretUsage { Target: null }:
                throw faults.IscsiTargetMissing("usage");
            case TlsSecretUsage { Name: null }:
                throw faults.TlsNameMissing("usage");
            case VtpmSecretUsage { Name: null }:
                throw faults.VtpmNameMissing("usage");
            default:
                break;
        }
    }
}
