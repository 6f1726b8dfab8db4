namespace Vireo;

/// <summary>Where a setting stands: what the message of a refusal begins with.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">The line on which the setting begins, from 1.</param>
/// <param name="Key">The setting.</param>
public sealed record ConfigPlace(string File, int Line, string Key)
{
    /// <summary><c>FILE:LINE: KEY</c>.</summary>
    public override string ToString() => $"{File}:{Line}: {Key}";

    /// <summary>Uses a value that stands here: an error while <paramref name="use"/> runs says this place before its own text. One that
    /// has the place of a setting already keeps that.</summary>
    public TResult Use<TResult>(Func<TResult> use)
    {
        try
        {
            return use();
        }
        catch (Exception e) when (e is VirException or IOException or UnauthorizedAccessException)
        {
            throw Errors.Of(e).At(this);
        }
    }
}
