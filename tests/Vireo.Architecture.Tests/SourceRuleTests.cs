using System.Text.RegularExpressions;
using Xunit;

namespace Vireo.Architecture.Tests;

/// <summary>Rules about the text of our sources that no compiler checks.</summary>
public partial class SourceRuleTests
{
    private const int MaxLines = 800;

    // Lists of facts, one line each: splitting them would help nobody.
    private static readonly string[] Tables = ["/Vireo.Foundation/Constants/", "/Vireo.Protocol/Procedures/"];

    /// <summary>A longer file says why in a comment that begins so: tables and the like.</summary>
    private const string LengthReason = "// Longer than 800 lines:";

    [Fact]
    public void Native_functions_are_imported_in_Posix_only() =>
        Assert.Empty(FilesWith(NativeImport(), "src/foundation/Vireo.Posix/"));

    [Fact]
    public void Native_entry_points_are_in_Native_only() =>
        Assert.Empty(FilesWith(EntryPoint(), "src/api/Vireo.Native/"));

    [Fact]
    public void Files_are_short() =>
        Assert.Empty(Repository.SourceFiles("src").Concat(Repository.SourceFiles("tests"))
            .Where(path => !Tables.Any(folder => path.Contains(folder, StringComparison.Ordinal)))
            .Select(path => (path, lines: File.ReadAllLines(path)))
            .Where(f => f.lines.Length > MaxLines && !f.lines.Take(40).Any(l => l.Contains(LengthReason, StringComparison.Ordinal)))
            .Select(f => $"{Repository.Relative(f.path)}: {f.lines.Length} lines"));

    [Fact]
    public void Nothing_is_left_for_later() => Assert.Empty(FilesWith(Unfinished()));

    [Fact]
    public void Unsafe_code_says_why_it_is_safe() =>
        Assert.Empty(Repository.SourceFiles("src")
            .Where(path => !path.Contains("/generators/", StringComparison.Ordinal))
            .Select(path => (path, text: File.ReadAllText(path)))
            .Where(f => Unsafe().IsMatch(f.text) && !f.text.Contains("SAFETY:", StringComparison.Ordinal))
            .Select(f => Repository.Relative(f.path)));

    [Fact]
    public void Asynchronous_methods_return_tasks() => Assert.Empty(FilesWith(AsyncVoid()));

    [Fact]
    public void No_path_of_a_developers_machine_is_in_the_repository() => Assert.Empty(FilesWith(MachinePath()));

    private static IEnumerable<string> FilesWith(Regex pattern, string? allowed = null) =>
        Repository.SourceFiles("src")
            .Select(path => (name: Repository.Relative(path), text: File.ReadAllText(path)))
            .Where(f => allowed is null || !f.name.StartsWith(allowed, StringComparison.Ordinal))
            .Where(f => pattern.IsMatch(f.text))
            .Select(f => f.name);

    [GeneratedRegex(@"\[\s*(DllImport|LibraryImport)\b|\bNativeLibrary\.")]
    private static partial Regex NativeImport();

    [GeneratedRegex(@"\[\s*UnmanagedCallersOnly\b")]
    private static partial Regex EntryPoint();

    [GeneratedRegex(@"\b(TODO|FIXME|XXX)\b(?!X)|NotImplementedException")]
    private static partial Regex Unfinished();

    // A block or a method with a body; declarations of native functions are only text.
    [GeneratedRegex(@"^\s*(?!.*\b(class|struct|extern|partial)\b)(\w+\s+)*unsafe\b", RegexOptions.Multiline)]
    private static partial Regex Unsafe();

    [GeneratedRegex(@"\basync\s+void\b")]
    private static partial Regex AsyncVoid();

    [GeneratedRegex(@"(?<![\w.])/(work|home)/\w+/")]
    private static partial Regex MachinePath();
}
