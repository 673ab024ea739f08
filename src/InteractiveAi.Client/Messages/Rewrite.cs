using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>Lists in another spelling, for a gateway whose wire differs.</summary>
internal static class Rewrite
{
    /// <summary>Maps the elements of a list. What needs no other spelling costs nothing: the list itself comes back.</summary>
    /// <param name="list">The list.</param>
    /// <param name="map">Gives back the element itself where it can stay.</param>
    public static IReadOnlyList<T> Each<T>(IReadOnlyList<T> list, Func<T, T> map)
        where T : class
    {
        T[]? changed = null;
        for (int i = 0; i < list.Count; i++)
        {
            T mapped = map(list[i]);
            if (!ReferenceEquals(mapped, list[i]))
            {
                changed ??= [.. list];
                changed[i] = mapped;
            }
        }

        return changed ?? list;
    }

    /// <summary>Members without those that are null. In an answer a null says nothing; in a request a strict gateway refuses the name.</summary>
    public static IDictionary<string, JsonElement>? WithoutNulls(IDictionary<string, JsonElement>? members) =>
        members is null || !members.Values.Any(static value => value.ValueKind is JsonValueKind.Null)
            ? members
            : members
                .Where(static member => member.Value.ValueKind is not JsonValueKind.Null)
                .ToDictionary(StringComparer.Ordinal);

    /// <summary>Maps the parts of a message's content. A string and a shape that nobody knows stay what they are.</summary>
    public static MessageContent? Parts(MessageContent? content, Func<ContentPart, ContentPart> map)
    {
        if (content is null or { IsText: true } or { Raw: not null })
        {
            return content;
        }

        IReadOnlyList<ContentPart> parts = Each(content.Parts, map);
        return ReferenceEquals(parts, content.Parts) ? content : new MessageContent(parts);
    }
}
