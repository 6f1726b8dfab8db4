namespace Vireo.Generators.Rpc;

/// <summary>An override with flags. Without a declaration it has a problem, and nothing is written for it.</summary>
internal sealed record AcceptModel(string Method, uint Mask, string Function, string Domain, ProblemModel? Problem);

/// <summary>A driver's connection class that gets the class that checks flags.</summary>
internal sealed record FlagCheckModel(
    string Namespace, string Name, string Domain, string Prefix,
    EquatableArray<MemberModel> Constructor, EquatableArray<AcceptModel> Accepts,
    EquatableArray<OperationModel> Operations, EquatableArray<ProgramModel> Programs);
