// Wire structs: Lxc.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("lxc_domain_open_namespace_args")]
public readonly partial record struct LxcDomainOpenNamespaceArgs(DomainRef Dom, uint Flags);
