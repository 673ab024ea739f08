using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client.Tests;

/// <summary>JSON in which every member of a wire type has a value, made from the type's contract.</summary>
internal static class SampleJson
{
    /// <summary>What every text in a sample begins with; the member's name follows.</summary>
    public const string Canary = "canary-";

    public static JsonNode Of(Type type) => Value(type, "root");

    public static JsonObject Members(Type type, Func<JsonPropertyInfo, JsonNode?> value)
    {
        JsonObject sample = [];
        if (WireTypes.DiscriminatorOf(type) is { } discriminator)
        {
            sample[discriminator.Name] = Discriminator(type, discriminator.Name);
        }

        foreach (JsonPropertyInfo member in WireTypes.MembersOf(type).Where(member => !sample.ContainsKey(member.Name)))
        {
            sample[member.Name] = value(member);
        }

        return sample;
    }

    private static JsonNode Value(Type type, string member)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (WireTypes.Unions.Contains(type))
        {
            type = WireTypes.CasesOf(type)[0];
        }

        JsonTypeInfo contract = WireJson.Options.GetTypeInfo(type);
        return contract.Kind switch
        {
            JsonTypeInfoKind.Object => Members(type, each => Value(each.PropertyType, each.Name)),
            JsonTypeInfoKind.Enumerable => new JsonArray(Value(contract.ElementType!, member)),
            JsonTypeInfoKind.Dictionary => new JsonObject { [Canary + "key"] = Value(contract.ElementType!, member) },
            _ => Scalar(type, member),
        };
    }

    private static JsonNode Scalar(Type type, string member) =>
        type == typeof(bool) ? true
        : type == typeof(int) || type == typeof(long) || type == typeof(double) || type == typeof(decimal) ? 1
        : type == typeof(DateTimeOffset) ? 1_700_000_000
        : type == typeof(TokenLogprobs)
            ? JsonNode.Parse("""{"content":[{"token":"canary-token","logprob":-1}],"refusal":[]}""")!
        : type == typeof(ApiError) ? JsonNode.Parse("""{"message":"canary-message","code":"code"}""")!
        : type == typeof(JsonElement) ? new JsonObject { [Canary + "json"] = Canary + "json" }
        : Canary + member;

    private static string Discriminator(Type type, string member)
    {
        object empty = JsonSerializer.Deserialize("{}", WireJson.Options.GetTypeInfo(type))!;
        string value = (string)WireTypes.MembersOf(type).Single(each => each.Name == member).Get!(empty)!;
        return value.Length > 0 ? value : "text";
    }
}
