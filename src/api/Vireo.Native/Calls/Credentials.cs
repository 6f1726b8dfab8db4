using System.Runtime.InteropServices;
using Vireo.Operations;

namespace Vireo.Native;

/// <summary>Puts a driver's questions to the application's <c>virConnectAuth</c>, on the thread that opens the connection.</summary>
/// <remarks>SAFETY: the struct and its callback live as long as the call that opens; answers come from <c>malloc</c> and are given back
/// here.</remarks>
internal static unsafe class Credentials
{
    public static CredentialSource Of(CAuth* auth)
    {
        var offered = new ConnectCredentialType[auth->Types == null ? 0 : auth->TypeCount];
        for (int i = 0; i < offered.Length; i++)
        {
            offered[i] = (ConnectCredentialType)auth->Types[i];
        }

        nint where = (nint)auth;
        return new CredentialSource(offered, auth->Callback == null ? null : questions => Ask((CAuth*)where, questions));
    }

    private static string?[]? Ask(CAuth* auth, IReadOnlyList<CredentialQuestion> questions)
    {
        var asked = (CCredential*)NativeMemory.AllocZeroed((nuint)questions.Count, (nuint)sizeof(CCredential));
        try
        {
            for (int i = 0; i < questions.Count; i++)
            {
                asked[i].Type = (int)questions[i].Type;
                asked[i].Prompt = NativeText.Make(questions[i].Prompt);
                asked[i].Challenge = NativeText.Make(questions[i].Challenge);
            }

            if (auth->Callback(asked, (uint)questions.Count, auth->User) < 0)
            {
                return null;
            }

            var answers = new string?[questions.Count];
            for (int i = 0; i < answers.Length; i++)
            {
                answers[i] = NativeText.Read(asked[i].Result);
            }

            return answers;
        }
        finally
        {
            for (int i = 0; i < questions.Count; i++)
            {
                NativeMemory.Free(asked[i].Prompt);
                NativeMemory.Free(asked[i].Challenge);
                NativeMemory.Free(asked[i].Result);
            }

            NativeMemory.Free(asked);
        }
    }
}

/// <summary><c>virConnectAuth</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CAuth
{
    public int* Types;
    public uint TypeCount;
    public delegate* unmanaged<CCredential*, uint, nint, int> Callback;
    public nint User;
}

/// <summary><c>virConnectCredential</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CCredential
{
    public int Type;
    public byte* Prompt;
    public byte* Challenge;
    public byte* Default;
    public byte* Result;
    public uint ResultLength;
}
