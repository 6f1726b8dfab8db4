namespace Vireo;

/// <summary>Errors in documents, which carry the place of the fault beside libvirt's text.</summary>
public static partial class Errors
{
    /// <summary>An error of any code in a document, with its place.</summary>
    public static VirException Document(ErrorDomain domain, ErrorCode code, string? detail, SourceLocation? location) =>
        new(code, domain, ErrorTexts.Format(code, detail), str1: ErrorTexts.Format(code, "%1$s"), str2: detail) { Location = location };

    /// <summary>A document is not well-formed (code 35): <paramref name="message"/> is the parser's whole report with the offending
    /// line.</summary>
    public static VirException XmlSyntax(ErrorDomain domain, string message, SourceLocation location) =>
        new(ErrorCode.XmlDetail, domain, message, str1: "%s", str2: message) { Location = location };
}
