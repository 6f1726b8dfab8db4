using System.Collections.Generic;
using System.Linq;

namespace Vireo.Generators.Rpc;

/// <summary>An access rule.</summary>
internal sealed record AclModel(
    string Permission, string Object, bool Looks, bool Secret, ulong WhenSet, ulong WhenNotSet, string WhenField, long WhenValue)
{
    public bool OnConnection => Object == "connect";

    public bool Conditional => WhenSet != 0 || WhenNotSet != 0 || WhenField.Length > 0;
}

/// <summary>Two flags that exclude each other, or of which the first needs the second.</summary>
internal sealed record FlagRuleModel(string First, ulong FirstBit, string Second, ulong SecondBit, bool Exclusive);

/// <summary>A procedure with all that its declaration says.</summary>
internal sealed record ProcedureModel(
    string Program, string Name, int Number, bool IsEvent, StructModel? Args, StructModel? Ret, StructModel? Msg, bool HighPriority,
    string Driver, string Function, string Stream, uint SparseFlag, string RequestFiles, string ReplyFiles, bool BeforeAuthentication,
    bool Heavy, bool Manual, string ReadOnly, EquatableArray<AclModel> Acl, EquatableArray<string> Filters, string EventClass,
        bool EventRemove)
{
    /// <summary>What libvirt demands of the flags.</summary>
    public EquatableArray<FlagRuleModel> FlagRules { get; init; }

    /// <summary>A read-only connection may never call it: it changes something, whatever its arguments.</summary>
    public bool RefusedReadOnly => ReadOnly == "Refused" || (ReadOnly == "FromAcl" && Acl.Any(r => !r.Conditional && !r.Looks));

    /// <summary>The rules by which a read-only connection may not call it with certain arguments.</summary>
    public IEnumerable<AclModel> RefusedReadOnlyWhen =>
        ReadOnly == "FromAcl" && !RefusedReadOnly ? Acl.Where(r => r.Conditional && !r.Looks) : [];
}

/// <summary>A program with its procedures.</summary>
internal sealed record ProgramModel(string Enum, string Name, uint Number, uint Version, EquatableArray<ProcedureModel> Procedures);
