using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>
/// What the wire said and the abstraction has no member for. It is kept as JSON in additional properties, which survive joining, saving
/// and caching where a raw representation does not, and goes back with the message that it came with.
/// </summary>
internal static class WireMembers
{
    /// <summary>The key that it stands under: members of a message or a call, or a whole part or annotation.</summary>
    public const string Key = "interactiveai.wire";

    /// <summary>The members of an object that this version does not know; <see langword="null"/> when none of them says anything.</summary>
    public static AdditionalPropertiesDictionary? Of(IDictionary<string, JsonElement>? members)
    {
        Dictionary<string, JsonElement> kept = new(StringComparer.Ordinal);
        foreach ((string name, JsonElement value) in members ?? Enumerable.Empty<KeyValuePair<string, JsonElement>>())
        {
            // Some gateways write out every member that is not set.
            if (value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                kept[name] = value;
            }
        }

        return kept.Count is 0
            ? null
            : Of(JsonSerializer.SerializeToElement(kept, WireJson.Context.IDictionaryStringJsonElement));
    }

    public static AdditionalPropertiesDictionary Of(JsonElement whole) => new() { [Key] = whole };

    /// <summary>What was kept; <see langword="null"/> when nothing was, or somebody put something else there.</summary>
    public static JsonElement? In(AdditionalPropertiesDictionary? properties) =>
        properties?.TryGetValue(Key, out object? value) is true
        && value is JsonElement { ValueKind: JsonValueKind.Object } json
            ? json
            : null;

    /// <summary>The members that were kept, for an object of a contract.</summary>
    public static Dictionary<string, JsonElement>? MembersIn(
        AdditionalPropertiesDictionary? properties,
        JsonTypeInfo contract
    ) =>
        In(properties)
            ?.EnumerateObject()
            // A history may be older than this version, which knows more members: written twice they would be refused.
            .Where(member =>
                !contract.Properties.Any(known => string.Equals(known.Name, member.Name, StringComparison.Ordinal))
            )
            .ToDictionary(static member => member.Name, static member => member.Value, StringComparer.Ordinal);

    /// <summary>The part that was kept with a content.</summary>
    public static ContentPart? PartIn(AIContent content) =>
        content is TextReasoningContent { ProtectedData: { Length: > 0 } data } ? ReasoningEnvelope.PartIn(data)
        : content is not FunctionCallContent
        && In(content.AdditionalProperties) is { } json
        && json.TryGetProperty("type", out _)
            ? json.Deserialize(WireJson.Context.ContentPart)
        : null;
}
