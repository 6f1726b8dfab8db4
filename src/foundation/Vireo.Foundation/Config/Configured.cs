namespace Vireo;

/// <summary>The value of a setting that is used later than it is read: whoever uses it through here has its place in the error.</summary>
/// <param name="Value">The value.</param>
/// <param name="Place">Where it was set; null for the default, whose errors stay as they are.</param>
public sealed record Configured<T>(T Value, ConfigPlace? Place = null)
{
    /// <summary>Uses the value.</summary>
    /// <exception cref="VirException">What <paramref name="use"/> throws, with the setting's place.</exception>
    public TResult Use<TResult>(Func<T, TResult> use) => Place is null ? use(Value) : Place.Use(() => use(Value));

    /// <summary>Uses the value.</summary>
    /// <exception cref="VirException">What <paramref name="use"/> throws, with the setting's place.</exception>
    public void Use(Action<T> use) => Use(value =>
    {
        use(value);
        return true;
    });

    /// <inheritdoc/>
    public override string ToString() => $"{Value}";
}
