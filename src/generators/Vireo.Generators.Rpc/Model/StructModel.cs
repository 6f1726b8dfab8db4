namespace Vireo.Generators.Rpc;

/// <summary>A field of a wire struct.</summary>
internal sealed record FieldModel(
    string Name, string WireName, TypeModel Type, int Max, int ElementMax, int FixedLength, bool CharArray, string Role,
    string Requirement, string RequirementName, string MaxName);

/// <summary>A wire struct; <see cref="Problem"/> says what is wrong with it, if anything.</summary>
internal sealed record StructModel(
    string Namespace, string Name, string WireName, string File, EquatableArray<FieldModel> Fields, EquatableArray<ProblemModel> Problems)
{
    public string FullName => $"global::{Namespace}.{Name}";
}

/// <summary>The structs of one source file: the unit of output.</summary>
internal sealed record StructFileModel(string File, EquatableArray<StructModel> Structs);

/// <summary>Something to report, with its place.</summary>
internal sealed record ProblemModel(
    string Id, string Subject, string Detail, string File, int Start, int Length, int Line, int Column, int EndLine, int EndColumn);
