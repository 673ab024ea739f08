using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>Entries of a call's <c>AdditionalProperties</c>: members of the request body, or what the reserved keys say.</summary>
internal static class OptionMembers
{
    /// <summary>Puts the entries where they belong. A member that the request has already stays as it is.</summary>
    /// <exception cref="ArgumentException">A value cannot be made into JSON, or is no value of its member.</exception>
    public static (ChatRequest Request, CallOptions Options) Apply(
        ChatRequest request,
        AdditionalPropertiesDictionary? entries,
        ChatDialect dialect,
        MappingReport report
    )
    {
        CallOptions call = new();
        Dictionary<string, JsonElement>? members = null;
        Dictionary<string, string>? headers = null;
        foreach ((string name, object? value) in entries ?? [])
        {
            if (name.StartsWith(ChatAdapterOptions.HeaderKeyPrefix, StringComparison.OrdinalIgnoreCase))
            {
                (headers ??= new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase))[
                    name[ChatAdapterOptions.HeaderKeyPrefix.Length..]
                ] = TextOf(name, value);
            }
            else if (string.Equals(name, ChatAdapterOptions.TimeoutKey, StringComparison.OrdinalIgnoreCase))
            {
                call = call with { Timeout = TimeOf(value) };
            }
            else if (!ToolMapper.IsStrictKey(name))
            {
                if (!dialect.TakesMember(name))
                {
                    report.Add(name);
                }
                else if (value is not null)
                {
                    (members ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal))[name] = JsonOf(
                        name,
                        value
                    );
                }
            }
        }

        return (members is null ? request : Merge(request, members, dialect), call with { Headers = headers });
    }

    /// <summary>A portable request as one of the gateway's own type.</summary>
    public static ChatRequest Convert(ChatRequest portable, ChatDialect dialect) => Merge(portable, [], dialect);

    // By way of JSON, so that what has a property lands in it and the rest among the additional members. The messages stand
    // aside: they may hold attachments, and nothing of them changes.
    private static ChatRequest Merge(ChatRequest request, Dictionary<string, JsonElement> members, ChatDialect dialect)
    {
        if (request.GetType() != typeof(ChatRequest) && !dialect.IsOwn(request))
        {
            return request;
        }

        IReadOnlyList<Message> messages = request.Messages ?? [];
        JsonElement known = JsonSerializer.SerializeToElement(request with { Messages = [] }, request.JsonType);
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, WireJson.WriterOptions))
        {
            writer.WriteStartObject();
            foreach (JsonProperty member in known.EnumerateObject())
            {
                member.WriteTo(writer);
            }

            foreach ((string name, JsonElement value) in members)
            {
                if (name is not ("messages" or "stream") && !known.TryGetProperty(name, out _))
                {
                    writer.WritePropertyName(name);
                    value.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        try
        {
            var merged = (ChatRequest)
                JsonSerializer.Deserialize(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), dialect.RequestType)!;
            return merged with { Messages = messages };
        }
        catch (JsonException cause)
        {
            throw MappingReport.Refusal(
                "options",
                $"AdditionalProperties holds a value that is not one of its member ({cause.Path}).",
                cause
            );
        }
    }

    private static JsonElement JsonOf(string name, object value)
    {
        if (value is JsonElement element)
        {
            return element;
        }

        try
        {
            return JsonSerializer.SerializeToElement(
                value,
                AIJsonUtilities.DefaultOptions.GetTypeInfo(value.GetType())
            );
        }
        catch (Exception cause) when (cause is NotSupportedException or InvalidOperationException or JsonException)
        {
            throw MappingReport.Refusal(
                "options",
                $"AdditionalProperties['{name}'] is a {value.GetType().Name}, which cannot be written without reflection: "
                    + "use a JsonElement, a JsonNode, a string, a number or a flag.",
                cause
            );
        }
    }

    private static string TextOf(string name, object? value) =>
        value switch
        {
            string text => text,
            JsonElement { ValueKind: JsonValueKind.String } json => json.GetString()!,
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => throw MappingReport.Refusal("options", $"AdditionalProperties['{name}'] is no text."),
        };

    private static TimeSpan TimeOf(object? value) =>
        value switch
        {
            TimeSpan time => time,
            string text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan time) => time,
            JsonElement { ValueKind: JsonValueKind.String } json => TimeOf(json.GetString()),
            JsonElement { ValueKind: JsonValueKind.Number } json => TimeSpan.FromSeconds(json.GetDouble()),
            int or long or float or double or decimal => TimeSpan.FromSeconds(
                System.Convert.ToDouble(value, CultureInfo.InvariantCulture)
            ),
            _ => throw MappingReport.Refusal(
                "options",
                $"AdditionalProperties['{ChatAdapterOptions.TimeoutKey}'] is neither a TimeSpan nor a number of seconds."
            ),
        };
}
