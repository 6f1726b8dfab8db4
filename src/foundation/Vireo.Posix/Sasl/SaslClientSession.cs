using System.Runtime.InteropServices;
using System.Text;

namespace Vireo.Posix;

/// <summary>The client's side of an authentication by SASL. Questions that the mechanism has go to a function.</summary>
public sealed unsafe class SaslClientSession : SaslSession
{
    private static readonly Lock StartLock = new();
    private static bool s_started;

    private readonly Func<IReadOnlyList<SaslQuestion>, IReadOnlyList<string>> _ask;
    private readonly List<nint> _answers = [];

    private SaslClientSession(nint handle, LibSasl2.Callback* askable, Func<IReadOnlyList<SaslQuestion>, IReadOnlyList<string>> ask)
        : base(handle, (nint)askable) => _ask = ask;

    /// <summary>Begins an authentication.</summary>
    /// <param name="host">The daemon's host, for mechanisms that check it.</param>
    /// <param name="secure">Nobody on the way can listen.</param>
    /// <param name="keyBits">Strength of TLS, or 0.</param>
    /// <param name="answerable">What can be answered; a mechanism does without the rest, or cannot be used.</param>
    /// <param name="ask">Answers questions, an answer each.</param>
    public static SaslClientSession Create(
        string host, bool secure, int keyBits,
            IReadOnlyCollection<SaslQuestionKind> answerable, Func<IReadOnlyList<SaslQuestion>, IReadOnlyList<string>> ask)
    {
        lock (StartLock)
        {
            if (!s_started)
            {
                Start(static () => LibSasl2.ClientInit(0));
                s_started = true;
            }
        }

        // The library keeps a pointer to the list.
        LibSasl2.Callback* list = MakeList(answerable);
        int status = LibSasl2.ClientNew("libvirt", host, null, null, list, 0, out nint handle);
        if (status != LibSasl2.Ok)
        {
            NativeMemory.Free(list);
        }

        Require(status, SaslErrors.ClientNotCreated);
        var session = new SaslClientSession(handle, list, ask);
        session.Demand(secure, keyBits);
        return session;
    }

    /// <summary>Chooses among the daemon's mechanisms, separated by commas, and makes the first message.</summary>
    public SaslStep Begin(string mechanisms, out string mechanism)
    {
        string? chosen = null;
        SaslStep step = Run((nint handle, ref LibSasl2.Question* questions, out nint output, out uint length) =>
        {
            int status = LibSasl2.ClientStart(handle, mechanisms, ref questions, out output, out length, out nint name);
            chosen = Marshal.PtrToStringUTF8(name);
            return status;
        }, SaslErrors.NegotiationNotStarted);
        mechanism = chosen ?? "";
        return step;
    }

    /// <summary>Answers a message of the daemon.</summary>
    public SaslStep Continue(byte[]? input) => Run((nint handle, ref LibSasl2.Question* questions, out nint output, out uint length) =>
    {
        fixed (byte* pointer = input)
        {
            byte none = 0;
            return LibSasl2.ClientStep(handle, input is null
                ? null
                : pointer == null
                ? &none
                : pointer, (uint)(input?.Length ?? 0), ref questions, out output, out length);
        }
    }, SaslErrors.NegotiationFailed);

    private delegate int Call(nint handle, ref LibSasl2.Question* questions, out nint output, out uint length);

    private SaslStep Run(Call call, Func<int, string?, VirException> fault) => Locked(handle =>
    {
        try
        {
            LibSasl2.Question* questions = null;
            while (true)
            {
                int status = call(handle, ref questions, out nint output, out uint length);
                switch (status)
                {
                    case LibSasl2.Ok or LibSasl2.Continue:
                        return new SaslStep(status == LibSasl2.Ok, Copy(output, length));
                    case LibSasl2.Interact:
                        Answer(questions);
                        break;
                    default:
                        throw StepFault(status, fault);
                }
            }
        }
        finally
        {
            _answers.ForEach(static a => NativeMemory.Free((void*)a));
            _answers.Clear();
        }
    });

    private void Answer(LibSasl2.Question* questions)
    {
        var asked = new List<SaslQuestion>();
        for (LibSasl2.Question* q = questions; q->Id != 0; q++)
        {
            asked.Add(
                new SaslQuestion((SaslQuestionKind)q->Id, Marshal.PtrToStringUTF8(q->Prompt) ?? "", Marshal.PtrToStringUTF8(q->Challenge)));
        }

        IReadOnlyList<string> answers = _ask(asked);
        for (int i = 0; i < asked.Count; i++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(answers[i]);
            byte* copy = (byte*)NativeMemory.AllocZeroed((nuint)bytes.Length + 1);
            bytes.CopyTo(new Span<byte>(copy, bytes.Length));
            _answers.Add((nint)copy);
            questions[i].Result = copy;
            questions[i].Length = (uint)bytes.Length;
        }
    }

    private static LibSasl2.Callback* MakeList(IReadOnlyCollection<SaslQuestionKind> kinds)
    {
        var list = (LibSasl2.Callback*)NativeMemory.AllocZeroed((nuint)kinds.Count + 1, (nuint)sizeof(LibSasl2.Callback));
        int i = 0;
        foreach (SaslQuestionKind kind in kinds)
        {
            list[i++].Id = (nuint)kind;
        }

        return list;
    }
}

/// <summary>What a mechanism wants to know; the numbers are SASL's (<c>SASL_CB_…</c>).</summary>
public enum SaslQuestionKind
{
    /// <summary>The identity to act for.</summary>
    UserName = 0x4001,

    /// <summary>Who one is.</summary>
    AuthenticationName = 0x4002,

    /// <summary>The password.</summary>
    Password = 0x4004,

    /// <summary>An answer that may be seen while it is typed.</summary>
    EchoPrompt = 0x4005,

    /// <summary>An answer that must not be seen.</summary>
    NoEchoPrompt = 0x4006,

    /// <summary>The realm in which the name is valid.</summary>
    Realm = 0x4008,
}

/// <summary>A question of a mechanism.</summary>
/// <param name="Kind">What is asked for.</param>
/// <param name="Prompt">The question, for a person.</param>
/// <param name="Challenge">What the answer is for.</param>
public sealed record SaslQuestion(SaslQuestionKind Kind, string Prompt, string? Challenge);
