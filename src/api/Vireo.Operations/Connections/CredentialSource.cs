namespace Vireo.Operations;

/// <summary>
/// What an application can answer when a driver asks who it is: the kinds of questions it takes, and the function that puts them (libvirt's
/// <c>virConnectAuth</c>).
/// </summary>
/// <param name="offered">The kinds that the application takes, in its order.</param>
/// <param name="ask">Puts questions to the application: an answer each (null: none), or null when it gives up. Null when there is no such
/// function.</param>
public sealed class CredentialSource(
    IReadOnlyList<ConnectCredentialType> offered, Func<IReadOnlyList<CredentialQuestion>, IReadOnlyList<string?>?>? ask)
{
    /// <summary>The user's name.</summary>
    /// <exception cref="VirException">The application offers no such answer, gives up or gives none.</exception>
    public static string UserName(CredentialSource? source, string host) =>
        Answer(source, [ConnectCredentialType.Authname], $"Enter username for {host}", host,
            CredentialErrors.NoUserNameType, CredentialErrors.UserNameRefused);

    /// <summary>The password of a user.</summary>
    /// <exception cref="VirException">The application offers no such answer, gives up or gives none.</exception>
    public static string Password(CredentialSource? source, string user, string host) =>
        Answer(
            source, [ConnectCredentialType.Passphrase, ConnectCredentialType.Noechoprompt], $"Enter {user}'s password for {host}", null,
            CredentialErrors.NoSuitableCallback, CredentialErrors.PasswordRefused);

    /// <summary>Whether the application takes questions of a kind.</summary>
    public static bool Takes(CredentialSource? source, ConnectCredentialType kind) =>
        source is { Function: not null } && source.Offered.Contains(kind);

    /// <summary>Puts several questions at once, as a SASL mechanism has them; only kinds that the application takes may be among
    /// them.</summary>
    /// <exception cref="VirException">There is nobody to ask, or the application gives up.</exception>
    public static IReadOnlyList<string?> Ask(CredentialSource? source, IReadOnlyList<CredentialQuestion> questions)
    {
        if (source is null || source.Function is not { } ask || questions.Any(q => !source.Offered.Contains(q.Type)))
        {
            throw CredentialErrors.NoCallback();
        }

        return ask(questions) ?? throw CredentialErrors.NotCollected();
    }

    private IReadOnlyList<ConnectCredentialType> Offered => offered;

    private Func<IReadOnlyList<CredentialQuestion>, IReadOnlyList<string?>?>? Function => ask;

    private static string Answer(CredentialSource? source, ConnectCredentialType[] kinds, string prompt, string? challenge,
        Func<VirException> missing, Func<VirException> refused)
    {
        if (source is null)
        {
            throw CredentialErrors.NoCredentials();
        }

        return source.Put(kinds, prompt, challenge, missing, refused);
    }

    private string Put(
        ConnectCredentialType[] kinds, string prompt, string? challenge, Func<VirException> missing, Func<VirException> refused)
    {
        if (Function is null)
        {
            throw CredentialErrors.CallbackMissing();
        }

        foreach (ConnectCredentialType kind in Offered)
        {
            if (kinds.Contains(kind))
            {
                return Function([new CredentialQuestion(kind, prompt, challenge)])?[0]
                    ?? throw refused();
            }
        }

        throw missing();
    }
}
