namespace Vireo.Generators.Rpc;

/// <summary>An older procedure that an operation serves too.</summary>
internal sealed record LegacyModel(int Number, uint Flags, string Member);

/// <summary>An operation as declared on a role interface.</summary>
internal sealed record OperationModel(
    string Interface, string Method, EquatableArray<MemberModel> Parameters, TypeModel? Result, string Program, int Number, bool Manual,
    EquatableArray<LegacyModel> Legacy)
{
    /// <summary>The member that knows the number of the operation's values without the values.</summary>
    public string CountMethod => Method.Substring(0, Method.Length - "Async".Length) + "CountAsync";
}

/// <summary>An event record and the messages that carry it.</summary>
internal sealed record EventModel(string FullName, EquatableArray<MemberModel> Members, string Program, int Number, int Legacy);

/// <summary>A class that gets virtual members for the operations of its interfaces.</summary>
internal sealed record DriverBaseModel(
    string Namespace, string Name, EquatableArray<OperationModel> Operations, EquatableArray<ProgramModel> Programs);

/// <summary>A class that gets the client or the dispatcher.</summary>
internal sealed record FaceModel(
    string Namespace, string Name, string DriverBase, string Session,
        EquatableArray<OperationModel> Operations, EquatableArray<ProgramModel> Programs);

/// <summary>A class that gets the codec of event messages.</summary>
internal sealed record EventCodecModel(
    string Namespace, string Name, EquatableArray<EventModel> Events, EquatableArray<ProgramModel> Programs);
