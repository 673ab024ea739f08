using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client.Tests;

/// <summary>Everything that hangs on a wire object, each object and list with its JSON path.</summary>
internal static class WireGraph
{
    public static IEnumerable<(string Path, object Value)> Of(object value) => Walk("$", value);

    public static IDictionary<string, JsonElement>? Bag(object holder) =>
        (IDictionary<string, JsonElement>?)BagOf(holder)!.GetValue(holder);

    public static void SetBag(object holder, IDictionary<string, JsonElement>? bag) =>
        BagOf(holder)!.SetValue(holder, bag);

    public static PropertyInfo? BagOf(object holder) => holder.GetType().GetProperty("AdditionalProperties");

    private static IEnumerable<(string, object)> Walk(string path, object? value)
    {
        switch (value)
        {
            case null or string or IDictionary or JsonElement:
                return [];
            case MessageContent content:
                var parts = (ContentPart[])
                    typeof(MessageContent)
                        .GetField("_parts", BindingFlags.Instance | BindingFlags.NonPublic)!
                        .GetValue(content)!;
                return parts is null ? [] : Walk(path, parts);
            case StopSequences stop:
                return
                [
                    (
                        path,
                        typeof(StopSequences)
                            .GetField("_texts", BindingFlags.Instance | BindingFlags.NonPublic)!
                            .GetValue(stop)!
                    ),
                ];
            case IList list:
                return list.Cast<object?>().SelectMany((each, i) => Walk($"{path}[{i}]", each)).Prepend((path, list));
            case var other when WireTypes.Objects.Contains(other.GetType()):
                return Members(other)
                    .SelectMany(member => Walk($"{path}.{member.Name}", member.Get!(other)))
                    .Prepend((path, other));
            case var other when WireTypes.HandRead.Contains(other.GetType()):
                return HandRead(other)
                    .SelectMany(member => Walk($"{path}.{member.Name}", member.Value))
                    .Prepend((path, other));
            default:
                return [];
        }
    }

    private static IEnumerable<(string Name, object? Value)> HandRead(object value) =>
        SpecReaders
            .All[value.GetType()]
            .Where(member => member.Property is not null)
            .Select(member => (member.Name, value.GetType().GetProperty(member.Property!)!.GetValue(value)));

    private static IEnumerable<JsonPropertyInfo> Members(object value) => WireTypes.MembersOf(value.GetType());
}
