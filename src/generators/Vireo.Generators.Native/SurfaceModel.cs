using Vireo.Generators.Rpc;

namespace Vireo.Generators.Native;

/// <summary>A C pointer type and what it points to on this side: the record that names an object, or a class of handles of its
/// own.</summary>
internal sealed record HandleModel(string CType, string Type, bool IsObject)
{
    /// <summary>The handle's class.</summary>
    public string Class => IsObject ? $"ObjectHandle<{Type}>" : Type;
}

/// <summary>The class that gets the exports, with all that their bodies can call.</summary>
internal sealed record SurfaceModel(
    string Namespace, string Name, EquatableArray<OperationModel> Drivers, EquatableArray<OperationModel> Administration,
    EquatableArray<ProgramModel> Programs, EquatableArray<HandleModel> Handles);
