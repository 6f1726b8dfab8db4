using System.Globalization;
using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>
/// A network filter: rules and inclusions of other filters, in one order. It is read and written by hand, because the elements of a rule
/// are named by protocol and each has a table of attributes of its own (<see cref="NwFilterProtocol"/>). Since 0.8.0.
/// </summary>
public sealed record NwFilterDef : XmlRecord
{
    private const int DefaultRulePriority = 500;

    private const int PriorityLimit = 1000;

    /// <summary>The name, unique on the host.</summary>
    public string? Name { get; set; }

    /// <summary>The chain that the rules go to: <c>root</c>, also when not given, or a protocol and a suffix.</summary>
    public string? Chain { get; set; }

    /// <summary>Priority of the chain among the others, -1000 to 1000; that of its protocol when not given.</summary>
    public int? Priority { get; set; }

    /// <summary>The UUID, unique on the host; made up when not given.</summary>
    public Uuid? Uuid { get; set; }

    /// <summary>Rules and inclusions in their order.</summary>
    public List<NwFilterEntry> Entries { get; set; } = [];

    /// <summary>Reads a document. Nothing is defaulted.</summary>
    /// <param name="xml">The text.</param>
    /// <param name="dropped">Receives what was ignored.</param>
    /// <exception cref="VirException">The text is not well-formed or not such a document.</exception>
    public static NwFilterDef Parse(string xml, List<DroppedNode>? dropped = null) =>
        Parse(XmlTree.Parse(xml, new XmlParseOptions { Domain = ErrorDomain.Nwfilter, Dropped = dropped }).Root);

    /// <summary>Reads a document from its root element.</summary>
    public static NwFilterDef Parse(XmlElement root)
    {
        root.ExpectRoot("filter");
        var filter = new NwFilterDef();
        foreach (XmlValue attribute in root.Attributes)
        {
            switch (attribute.Name)
            {
                case "name":
                    filter.Name = attribute.ToString();
                    break;
                case "chain":
                    filter.Chain = attribute.ToString();
                    break;
                case "priority":
                    filter.Priority = attribute.Int64() is >= -PriorityLimit and <= PriorityLimit and var priority
                        ? (int)priority
                        : throw attribute.PriorityOutOfRange();
                    break;
                default:
                    attribute.Drop();
                    break;
            }
        }

        for (XmlElement child = root.FirstChild; child.Exists; child = child.Next)
        {
            switch (child.Name)
            {
                case "uuid" when filter.Uuid is null:
                    filter.Uuid = Vireo.Uuid.TryParse(child.Text.Span, out Uuid uuid)
                        ? uuid
                        : throw child.Text.UuidMalformed();
                    break;
                case "rule":
                    filter.Entries.Add(ParseRule(child));
                    break;
                case "filterref":
                    filter.Entries.Add(new NwFilterInclude(new NwFilterRef(child)));
                    break;
                default:
                    child.Drop();
                    break;
            }
        }

        return filter;
    }

    /// <summary>The canonical text.</summary>
    public string Format(FormatFlags flags = FormatFlags.None) => ToXml("filter", flags);

    /// <inheritdoc/>
    public override void WriteContent(XmlOutput output)
    {
        if (Name is not null)
        {
            output.Attribute("name", Name);
        }

        if (Chain is not null)
        {
            output.Attribute("chain", Chain);
        }

        if (Priority is { } priority && Chain != NwFilterRules.RootChain)
        {
            output.Attribute("priority", priority);
        }

        if (Uuid is { } uuid)
        {
            output.Element("uuid", uuid.ToString());
        }

        foreach (NwFilterEntry entry in Entries)
        {
            switch (entry)
            {
                case NwFilterInclude include:
                    include.Reference.Write(output, "filterref");
                    break;
                case NwFilterRule rule:
                    Write(output, rule);
                    break;
                default:
                    break;
            }
        }
    }

    /// <inheritdoc/>
    protected override XmlRecord CopyCore() => this with { Entries = [.. Entries.Select(Copy)] };

    private static NwFilterEntry Copy(NwFilterEntry entry) => entry switch
    {
        NwFilterInclude include => new NwFilterInclude(include.Reference.DeepCopy() as NwFilterRef ?? include.Reference),
        NwFilterRule rule => rule with { Attributes = [.. rule.Attributes] },
        _ => entry,
    };

    private static NwFilterRule ParseRule(XmlElement element)
    {
        XmlValue action = element.Attribute("action");
        XmlValue direction = element.Attribute("direction");
        if (!action.Exists)
        {
            throw element.Missing("action");
        }

        if (!NwFilterActionXml.TryParse(action.Span, out NwFilterAction parsedAction))
        {
            throw action.Invalid();
        }

        if (!direction.Exists)
        {
            throw element.Missing("direction");
        }

        if (!NwFilterDirectionXml.TryParse(direction.Span, out NwFilterDirection parsedDirection))
        {
            throw direction.Invalid();
        }

        var rule = new NwFilterRule { Action = parsedAction, Direction = parsedDirection, Priority = DefaultRulePriority };
        XmlValue priority = element.Attribute("priority");
        if (priority.Exists && NumberCodec.TryInt64(priority.Span, false, out long number)
            && number is >= -PriorityLimit and <= PriorityLimit)
        {
            rule.Priority = (int)number;
        }

        XmlValue match = element.Attribute("statematch");
        rule.StateMatch = !(match.Exists && (match.Span is "0" || match.Span.Equals("false", StringComparison.OrdinalIgnoreCase)));

        // The first element of a known protocol decides; further elements of the same protocol add to it.
        for (XmlElement child = element.FirstChild; child.Exists; child = child.Next)
        {
            string name = child.Name.ToString();
            if (rule.Protocol is null && NwFilterProtocol.Find(name) is not null)
            {
                rule.Protocol = name;
            }

            if (name == rule.Protocol)
            {
                NwFilterProtocol.Find(name)!.Parse(child, rule.Attributes);
            }
            else
            {
                child.Drop();
            }
        }

        if (rule.Protocol is { } protocol)
        {
            NwFilterProtocol.Find(protocol)!.Complete(element, rule);
        }

        return rule;
    }

    private static void Write(XmlOutput output, NwFilterRule rule)
    {
        output.Open("rule");
        output.Attribute("action", rule.Action.ToXml() ?? "");
        output.Attribute("direction", rule.Direction.ToXml() ?? "");
        output.Attribute("priority", rule.Priority);
        if (!rule.StateMatch)
        {
            output.Attribute("statematch", "false");
        }

        if (rule.Protocol is { } protocol)
        {
            bool plain = rule.Attributes.Exists(a => !a.Negated);
            bool negated = rule.Attributes.Exists(a => a.Negated);
            if (plain || !negated)
            {
                Write(output, protocol, rule, negated: false);
            }

            if (negated)
            {
                Write(output, protocol, rule, negated: true);
            }
        }

        output.Close("rule");
    }

    private static void Write(XmlOutput output, string protocol, NwFilterRule rule, bool negated)
    {
        output.Open(protocol);
        if (negated)
        {
            output.Attribute("match", "no");
        }

        foreach (string name in NwFilterProtocol.Find(protocol)?.AttributeNames ?? [])
        {
            if (rule.Find(name) is { } attribute && attribute.Negated == negated)
            {
                output.Attribute(name, attribute.Value);
            }
        }

        output.Close(protocol);
    }
}

/// <summary>An entry of a network filter: a <see cref="NwFilterRule"/> or a <see cref="NwFilterInclude"/>.</summary>
public abstract record NwFilterEntry
{
    private protected NwFilterEntry()
    {
    }
}

/// <summary>The rules of another filter stand here.</summary>
/// <param name="Reference">The filter and the values of its variables.</param>
public sealed record NwFilterInclude(NwFilterRef Reference) : NwFilterEntry;

/// <summary>A rule of a network filter.</summary>
public sealed record NwFilterRule : NwFilterEntry
{
    /// <summary>What happens to a packet that matches.</summary>
    public NwFilterAction Action { get; set; }

    /// <summary>Which packets are looked at.</summary>
    public NwFilterDirection Direction { get; set; }

    /// <summary>Place among the rules, -1000 to 1000; lower ones come first; 500 when not given.</summary>
    public int Priority { get; set; }

    /// <summary>Whether packets of known connections are let through as well; yes when not given.</summary>
    public bool StateMatch { get; set; } = true;

    /// <summary>The protocol, named as its element (<c>tcp</c>, <c>ipv6</c>); null: any packet.</summary>
    public string? Protocol { get; set; }

    /// <summary>What a packet must look like, each attribute once.</summary>
    public List<NwFilterAttribute> Attributes { get; set; } = [];

    /// <summary>The attribute of a name, or null.</summary>
    public NwFilterAttribute? Find(string name) => Attributes.Find(a => a.Name == name);
}

/// <summary>One thing that a packet must look like.</summary>
/// <param name="Name">Name of the attribute.</param>
/// <param name="Value">The value in its canonical form; a variable with its dollar sign.</param>
/// <param name="Negated">True: the packet must not look so.</param>
public sealed record NwFilterAttribute(string Name, string Value, bool Negated)
{
    /// <summary>The number that a value stands for: written as one, or by the name of a protocol or an operation.</summary>
    /// <exception cref="VirException">The value is no number.</exception>
    public static uint NumberOf(string value) => NwFilterValue.NumberOf(value) ?? throw NwFilterErrors.NoNumber(value);
}

/// <summary>What happens to a packet.</summary>
[XmlEnum]
public enum NwFilterAction
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>It vanishes.</summary>
    Drop,

    /// <summary>It passes.</summary>
    Accept,

    /// <summary>It is refused with a message.</summary>
    Reject,

    /// <summary>Filtering continues in the chain above.</summary>
    Return,

    /// <summary>Filtering continues with the next rule.</summary>
    Continue,
}

/// <summary>Which packets a rule looks at, as the guest sees it.</summary>
[XmlEnum]
public enum NwFilterDirection
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>Those to the guest.</summary>
    In,

    /// <summary>Those from the guest.</summary>
    Out,

    /// <summary>Both.</summary>
    InOut,
}
