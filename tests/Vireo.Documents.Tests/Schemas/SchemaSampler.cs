using System.Xml.Linq;

namespace Vireo.Documents.Tests.Schemas;

/// <summary>
/// Makes documents that a schema allows: for every case of every choice, in every context (the names of the three elements around it), a
/// short document that has it. Text is made by type and pattern. The same seed makes the same documents.
/// </summary>
internal sealed class SchemaSampler(SchemaGrammar grammar, int seed)
{
    private const int ContextLength = 3;
    private readonly Random _random = new(seed);

    /// <summary>How often something is written that need not be.</summary>
    public double Boldness { get; set; }

    /// <summary>One for each case, as something that can be made again and again: what the case leaves open comes out differently each
    /// time.</summary>
    public IEnumerable<Func<XElement>> Documents()
    {
        foreach (Step target in Targets())
        {
            yield return () => Make(target);
        }
    }

    private XElement Make(Step target)
    {
        var path = new Stack<Step>();
        for (Step? step = target; step is not null; step = step.Parent)
        {
            path.Push(step);
        }

        var root = new XElement("document");
        Render(root, path);
        return root.Elements().First();
    }

    // Breadth first, so that each is reached in the shortest way.
    private IEnumerable<Step> Targets()
    {
        var seen = new HashSet<(SchemaPattern, string)>();
        var queue = new Queue<Step>();
        queue.Enqueue(new Step(grammar.Start, null, 0, ""));
        while (queue.TryDequeue(out Step? step))
        {
            if (double.IsInfinity(step.Pattern.Cost) || !seen.Add((step.Pattern, step.Context)))
            {
                continue;
            }

            switch (step.Pattern)
            {
                case NodePattern node:
                    queue.Enqueue(
                        new Step(node.Content, step, 0, node.IsAttribute
                            ? step.Context + "@" + node.Name.LocalName
                            : Deeper(step.Context, node.Name.LocalName)));
                    break;
                case AllPattern all:
                    for (int i = 0; i < all.Parts.Count; i++)
                    {
                        queue.Enqueue(new Step(all.Parts[i], step, i, step.Context));
                    }

                    break;
                case ChoicePattern choice:
                    for (int i = 0; i < choice.Cases.Count; i++)
                    {
                        if (!double.IsInfinity(choice.Cases[i].Cost))
                        {
                            var next = new Step(choice.Cases[i], step, i, step.Context);
                            queue.Enqueue(next);
                            yield return next;
                        }
                    }

                    break;
                case ReferencePattern reference:
                    queue.Enqueue(new Step(reference.Target!, step, 0, step.Context));
                    break;
                default:
                    break;
            }
        }
    }

    private static string Deeper(string context, string name)
    {
        string[] parts = context.Length == 0 ? [] : context.Split('/');
        return string.Join('/', parts.Skip(parts.Length - ContextLength + 1).Append(name));
    }

    // Follows the path where it leads, and takes the shortest way beside it.
    private void Render(XElement into, Stack<Step> path)
    {
        Step step = path.Pop();
        path.TryPeek(out Step? next);
        switch (step.Pattern)
        {
            case NodePattern node when next is not null && !node.IsAttribute:
                var element = new XElement(node.Name);
                into.Add(element);
                Render(element, path);
                break;
            case AllPattern all when next is not null:
                for (int i = 0; i < all.Parts.Count; i++)
                {
                    if (i == next.Index)
                    {
                        Render(into, path);
                    }
                    else
                    {
                        Fill(into, all.Parts[i]);
                    }
                }

                break;
            case NodePattern node when next is not null:
                var holder = new XElement("holder");
                Render(holder, path);
                into.SetAttributeValue(node.Name, holder.Value);
                break;
            default:
                if (next is null)
                {
                    Fill(into, step.Pattern);
                }
                else
                {
                    Render(into, path);
                }

                break;
        }
    }

    private void Fill(XElement into, SchemaPattern pattern)
    {
        switch (pattern)
        {
            case NodePattern { IsAttribute: true } node:
                var holder = new XElement("holder");
                Fill(holder, node.Content);
                into.SetAttributeValue(node.Name, holder.Value);
                break;
            case NodePattern node:
                var element = new XElement(node.Name);
                into.Add(element);
                Fill(element, node.Content);
                break;
            case AllPattern all:
                foreach (SchemaPattern part in all.Parts)
                {
                    Fill(into, part);
                }

                break;
            case ChoicePattern choice:
                // The cheapest, or nearly; among equals any, such as the values of a list.
                double most = choice.Cost + (_random.NextDouble() < Boldness ? 3 : 0);
                SchemaPattern[] cheapest = [.. choice.Cases.Where(c => c.Cost <= most)];
                Fill(into, cheapest[_random.Next(cheapest.Length)]);
                break;
            case ReferencePattern reference:
                Fill(into, reference.Target!);
                break;
            case TextPattern text:
                into.Add(new XText(TextSample.Make(text, _random)));
                break;
            default:
                break;
        }
    }

    private sealed record Step(SchemaPattern Pattern, Step? Parent, int Index, string Context);
}
