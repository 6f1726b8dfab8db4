using System.Globalization;
using System.Text.Json.Nodes;

namespace Vireo;

/// <summary>
/// The dotted writing of JSON members (<c>"file.driver": "nbd"</c>), as image files name their backing images, folded into nested objects.
/// An object whose members are named 0 to n-1 becomes an array.
/// </summary>
public static class JsonDotted
{
    /// <summary>A copy of the document with every dotted name folded.</summary>
    /// <exception cref="VirException">Two members would have the same place (code InternalError).</exception>
    public static JsonNode? Fold(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                var folded = new JsonObject();
                foreach ((string name, JsonNode? value) in members)
                {
                    Put(folded, name, Fold(value));
                }

                return Arrays(folded);
            case JsonArray items:
                var copies = new JsonArray();
                foreach (JsonNode? item in items)
                {
                    copies.Add(Fold(item));
                }

                return copies;
            default:
                return node?.DeepClone();
        }
    }

    private static void Put(JsonObject target, string name, JsonNode? value)
    {
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            if (target.ContainsKey(name))
            {
                throw Errors.JsonKeyTwice(name);
            }

            target.Add(name, value);
            return;
        }

        string first = name[..dot];
        if (!target.TryGetPropertyValue(first, out JsonNode? existing))
        {
            existing = new JsonObject();
            target.Add(first, existing);
        }

        Put(existing as JsonObject ?? throw Errors.JsonKeyMixed(first),
            name[(dot + 1)..], value);
    }

    // Folding may have made an object of numbered members at any depth that it created itself, so the whole new tree is looked through.
    private static JsonNode Arrays(JsonObject members)
    {
        foreach (string name in members.Select(m => m.Key).ToList())
        {
            if (members[name] is JsonObject nested && Arrays(nested) is JsonArray array)
            {
                members[name] = array;
            }
        }

        if (members.Count == 0)
        {
            return members;
        }

        var items = new JsonNode?[members.Count];
        var taken = new bool[members.Count];
        foreach ((string name, _) in members)
        {
            if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int index) || index >= items.Length
                || taken[index])
            {
                return members;
            }

            taken[index] = true;
        }

        foreach ((string name, JsonNode? value) in members)
        {
            items[int.Parse(name, CultureInfo.InvariantCulture)] = value?.DeepClone();
        }

        return new JsonArray(items);
    }
}
