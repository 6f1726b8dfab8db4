using System.Collections.Generic;

namespace Vireo.Native.Abi;

/// <summary>A field of a C struct with its place on 64-bit Linux.</summary>
/// <param name="Type">C type.</param>
/// <param name="Name">Name.</param>
/// <param name="Offset">Bytes from the start of the struct.</param>
/// <param name="Length">Elements of an array, 0 for a single value.</param>
internal sealed record CField(string Type, string Name, int Offset, int Length);

/// <summary>A C struct that callers can see into.</summary>
internal sealed record CStruct(string Name, IReadOnlyList<CField> Fields, int Size);
