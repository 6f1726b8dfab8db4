namespace Vireo.Xdr;

/// <summary>
/// The faults of the codec. Outside they are libvirt's two messages ("Unable to decode message payload", "Unable to encode message
/// payload"); what exactly was wrong is in the inner exception, for the log.
/// </summary>
internal static class XdrErrors
{
    public static VirException Truncated() => Decode("the data ends too early");

    public static VirException TooLong(uint length, int max) => Decode($"length {length} is above the limit {max}");

    public static VirException NulInString() => Decode("a string contains NUL");

    public static VirException BadUtf8() => Decode("a string is not valid UTF-8");

    public static VirException EncodeTooLong(long length, long max) =>
        Errors.EncodePayload(new InvalidDataException($"length {length} is above the limit {max}"));

    private static VirException Decode(string detail) => Errors.DecodePayload(new InvalidDataException(detail));
}
