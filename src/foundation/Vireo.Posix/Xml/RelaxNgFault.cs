namespace Vireo.Posix;

/// <summary>One thing that breaks a schema.</summary>
/// <param name="Message">libxml2's text, with its final newline.</param>
/// <param name="Line">The line in the document, from 1; 0 when unknown.</param>
public sealed record RelaxNgFault(string Message, int Line);
