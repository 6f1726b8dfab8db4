using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Vireo.Daemon;

/// <summary>
/// The lists of revoked certificates in the administrator's <c>crl_file</c>. Only a list that one of the daemon's authorities signed
/// counts. A list whose time has passed still revokes: its authority took those certificates back for good. It trusts nobody by itself.
/// </summary>
internal sealed class RevocationList
{
    private const string Label = "X509 CRL";
    private readonly HashSet<(string Issuer, BigInteger Serial)> _revoked = [];

    private RevocationList()
    {
    }

    /// <summary>Reads every list of <paramref name="pem"/>.</summary>
    /// <param name="pem">The file's text.</param>
    /// <param name="authorities">Those that may have signed.</param>
    /// <exception cref="CryptographicException">The text holds no list, or one that is damaged or that no authority signed.</exception>
    public static RevocationList Read(ReadOnlySpan<char> pem, X509Certificate2Collection authorities)
    {
        var read = new RevocationList();
        int lists = 0;
        while (PemEncoding.TryFind(pem, out PemFields fields))
        {
            if (pem[fields.Label] is Label)
            {
                read.Add(Convert.FromBase64String(pem[fields.Base64Data].ToString()), authorities);
                lists++;
            }

            pem = pem[fields.Location.End..];
        }

        return lists > 0 ? read : throw new CryptographicException();
    }

    /// <summary>Whether the authority took <paramref name="certificate"/> back.</summary>
    public bool Has(X509Certificate2 certificate) =>
        _revoked.Contains((Key(certificate.IssuerName.RawData), Number(certificate.SerialNumberBytes.Span)));

    private static string Key(ReadOnlySpan<byte> name) => Convert.ToHexString(name);

    private static BigInteger Number(ReadOnlySpan<byte> serial) => new(serial, isUnsigned: true, isBigEndian: true);

    // CertificateList of RFC 5280: the signed part, the algorithm, the signature.
    private void Add(byte[] der, X509Certificate2Collection authorities)
    {
        try
        {
            AsnReader whole = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
            ReadOnlyMemory<byte> signed = whole.PeekEncodedValue();
            AsnReader list = whole.ReadSequence();
            string algorithm = whole.ReadSequence().ReadObjectIdentifier();
            byte[] signature = whole.ReadBitString(out _);
            if (list.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
            {
                list.ReadInteger();
            }

            list.ReadEncodedValue();
            string issuer = Key(list.ReadEncodedValue().Span);
            if (!authorities.Any(a => Key(a.SubjectName.RawData) == issuer && IsSignedBy(a, signed.Span, algorithm, signature)))
            {
                throw new CryptographicException();
            }

            while (list.HasData && IsTime(list.PeekTag()))
            {
                list.ReadEncodedValue();
            }

            if (list.HasData && list.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
            {
                for (AsnReader entries = list.ReadSequence(); entries.HasData;)
                {
                    _revoked.Add((issuer, Number(entries.ReadSequence().ReadIntegerBytes().Span)));
                }
            }
        }
        catch (AsnContentException e)
        {
            throw new CryptographicException(null, e);
        }
    }

    private static bool IsTime(Asn1Tag tag) =>
        tag.HasSameClassAndValue(Asn1Tag.UtcTime) || tag.HasSameClassAndValue(Asn1Tag.GeneralizedTime);

    private static bool IsSignedBy(X509Certificate2 authority, ReadOnlySpan<byte> signed, string algorithm, byte[] signature)
    {
        HashAlgorithmName hash = algorithm switch
        {
            "1.2.840.113549.1.1.11" or "1.2.840.10045.4.3.2" => HashAlgorithmName.SHA256,
            "1.2.840.113549.1.1.12" or "1.2.840.10045.4.3.3" => HashAlgorithmName.SHA384,
            "1.2.840.113549.1.1.13" or "1.2.840.10045.4.3.4" => HashAlgorithmName.SHA512,
            _ => throw new CryptographicException(),
        };
        using RSA? rsa = authority.GetRSAPublicKey();
        using ECDsa? curve = authority.GetECDsaPublicKey();
        return rsa?.VerifyData(signed, signature, hash, RSASignaturePadding.Pkcs1)
            ?? curve?.VerifyData(signed, signature, hash, DSASignatureFormat.Rfc3279DerSequence) ?? false;
    }
}
