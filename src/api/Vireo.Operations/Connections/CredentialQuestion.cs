namespace Vireo.Operations;

/// <summary>A question about who the client is (libvirt's <c>virConnectCredential</c>).</summary>
/// <param name="Type">What is asked for.</param>
/// <param name="Prompt">The question, for a person.</param>
/// <param name="Challenge">What the answer is for, such as the host's name.</param>
public sealed record CredentialQuestion(ConnectCredentialType Type, string Prompt, string? Challenge);
