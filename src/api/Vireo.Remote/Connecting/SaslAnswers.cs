using Vireo.Operations;
using Vireo.Posix;

namespace Vireo.Remote;

/// <summary>Answers the questions of a SASL mechanism: from the credentials' file what it holds, the rest from the application.</summary>
internal sealed class SaslAnswers(SaslCredentials? stored, CredentialSource? application)
{
    /// <summary>The kinds of questions that somebody has an answer for.</summary>
    public IReadOnlyCollection<SaslQuestionKind> Answerable { get; } =
        [.. Enum.GetValues<SaslQuestionKind>().Where(
            kind => stored?.Find(Name(kind)) is not null || CredentialSource.Takes(application, Type(kind)))];

    public IReadOnlyList<string> Give(IReadOnlyList<SaslQuestion> questions)
    {
        var answers = new string[questions.Count];
        var open = new List<int>();
        for (int i = 0; i < answers.Length; i++)
        {
            if (stored?.Find(Name(questions[i].Kind)) is { } known)
            {
                answers[i] = known;
            }
            else
            {
                open.Add(i);
            }
        }

        if (open.Count > 0)
        {
            IReadOnlyList<string?> given = CredentialSource.Ask(
                application,
                [.. open.Select(i => new CredentialQuestion(Type(questions[i].Kind), questions[i].Prompt, questions[i].Challenge))]);
            for (int i = 0; i < open.Count; i++)
            {
                answers[open[i]] = given[i] ?? "";
            }
        }

        return answers;
    }

    private static string Name(SaslQuestionKind kind) => kind switch
    {
        SaslQuestionKind.UserName => "username",
        SaslQuestionKind.AuthenticationName => "authname",
        SaslQuestionKind.Realm => "realm",
        _ => "password",
    };

    private static ConnectCredentialType Type(SaslQuestionKind kind) => kind switch
    {
        SaslQuestionKind.UserName => ConnectCredentialType.Username,
        SaslQuestionKind.AuthenticationName => ConnectCredentialType.Authname,
        SaslQuestionKind.Realm => ConnectCredentialType.Realm,
        SaslQuestionKind.EchoPrompt => ConnectCredentialType.Echoprompt,
        SaslQuestionKind.NoEchoPrompt => ConnectCredentialType.Noechoprompt,
        _ => ConnectCredentialType.Passphrase,
    };
}
