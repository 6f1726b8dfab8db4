using System.Collections.Generic;

namespace Vireo.Generators.Xml;

/// <summary>The elements that a record's paths describe, as a tree: what stands in one element, in output order.</summary>
internal sealed class Shape
{
    public Shape(string name) => Name = name;

    public string Name { get; }

    public List<Member> Attributes { get; } = new();

    public Member? Text { get; private set; }

    /// <summary>Child elements: wrappers (a shape) or leaves (a member with its element's name).</summary>
    public List<(string Name, Shape? Shape, Member? Leaf, string? ItemAttribute)> Children { get; } = new();

    public Member? Extensions { get; private set; }

    public bool Always { get; private set; }

    public bool Full { get; private set; }

    public bool HasList
    {
        get
        {
            foreach ((string _, Shape? shape, Member? leaf, string? _) in Children)
            {
                if (leaf is { IsList: true } || shape is { HasList: true })
                {
                    return true;
                }
            }

            return false;
        }
    }

    public static Shape Of(RecordModel record)
    {
        var root = new Shape("");
        foreach (Member member in record.Members)
        {
            root.Add(member, member.Path.Split('/'), 0);
        }

        return root;
    }

    private static bool IsLeaf(Member member) => member.IsList
        || member.Kind is MemberKind.Record or MemberKind.Union or MemberKind.Fragment or MemberKind.ElementCoded or MemberKind.Flag;

    private void Add(Member member, string[] path, int at)
    {
        string step = path[at];
        bool last = at == path.Length - 1;
        if (member.Kind == MemberKind.Extensions)
        {
            Extensions = member;
            Children.Add(("", null, member, null));
            return;
        }

        if (member.Always && at > 0 && last && (member.IsList || step[0] == '@'))
        {
            Always = true;
        }

        Full |= member.Full && at > 0 && last && member.IsList;
        if (step == ".")
        {
            Text = member;
        }
        else if (step[0] == '@')
        {
            Attributes.Add(member);
        }
        else if (member.IsList && (last || (at == path.Length - 2 && path[at + 1][0] == '@')))
        {
            Children.Add((step, null, member, last ? null : path[at + 1].Substring(1)));
        }
        else if (last && IsLeaf(member))
        {
            Children.Add((step, null, member, null));
        }
        else
        {
            Shape child = ChildShape(step);
            if (last)
            {
                child.Text = member;
            }
            else
            {
                child.Add(member, path, at + 1);
            }
        }
    }

    private Shape ChildShape(string name)
    {
        foreach ((string childName, Shape? shape, Member? _, string? _) in Children)
        {
            if (shape is not null && childName == name)
            {
                return shape;
            }
        }

        var made = new Shape(name);
        Children.Add((name, made, null, null));
        return made;
    }
}
