namespace Vireo.Documents;

/// <summary>Checks the encryption of a volume or disk.</summary>
internal static class EncryptionRules
{
    public static void Check(StorageEncryption encryption, DocumentFaults faults, string path)
    {
        for (int i = 0; i < encryption.Secrets.Count; i++)
        {
            StorageEncryptionSecret secret = encryption.Secrets[i];
            string at = $"{path}/secret[{i + 1}]";
            if (secret.Type != "passphrase")
            {
                throw faults.Error(ErrorCode.ConfigUnsupported, at + "/@type", $"unknown volume encryption secret type {secret.Type}");
            }

            if (secret.Uuid is null && secret.Usage is null)
            {
                throw faults.Xml(at, "missing secret uuid or usage attribute");
            }

            if (secret.Uuid is not null && secret.Usage is not null)
            {
                throw faults.Xml(at, "either volume encryption secret uuid or usage expected");
            }
        }

        if (encryption.Cipher is { } cipher)
        {
            if (cipher.Name is null)
            {
                throw faults.Xml(path + "/cipher", "cipher info missing 'name' attribute");
            }

            if (cipher.Size is null)
            {
                throw faults.Xml(path + "/cipher", "cipher info missing 'size' attribute");
            }
        }

        if (encryption.IvGen is { Name: null })
        {
            throw faults.Xml(path + "/ivgen", "missing ivgen info name string");
        }
    }
}
