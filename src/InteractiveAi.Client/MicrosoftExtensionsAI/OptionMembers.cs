using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
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
        ReservedKeys reserved = new(report);
        Dictionary<string, JsonElement>? members = null;
        foreach ((string name, object? value) in entries ?? [])
        {
            if (value is null || reserved.Take(name, value) || ToolMapper.IsStrictKey(name))
            {
                continue;
            }

            if (name is "messages" or "stream")
            {
                report.Add(name, "is told it by the call itself");
            }
            else if (!dialect.TakesMember(name))
            {
                report.Add(name);
            }
            else
            {
                (members ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal))[name] = new JsonValues(
                    "options",
                    $"AdditionalProperties['{name}']",
                    "use JSON, a string, a number, a flag, a list or dictionary of these, or a type of this library"
                ).ToElement(value);
            }
        }

        return (members is null ? request : Merge(request, members, request.JsonType), reserved.Options);
    }

    /// <summary>A portable request as one of the gateway's own type.</summary>
    public static ChatRequest Convert(ChatRequest portable, ChatDialect dialect) =>
        Merge(portable, [], dialect.RequestType);

    // By way of JSON, so that what has a property lands in it and the rest among the additional members. The messages stand
    // aside: they may hold attachments, and nothing of them changes.
    private static ChatRequest Merge(ChatRequest request, Dictionary<string, JsonElement> members, JsonTypeInfo type)
    {
        IReadOnlyList<Message> messages = request.Messages ?? [];
        JsonElement known = JsonSerializer.SerializeToElement(request with { Messages = [] }, request.JsonType);
        List<string> added = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, WireJson.WriterOptions))
        {
            writer.WriteStartObject();
            foreach (JsonProperty member in known.EnumerateObject())
            {
                // Reading would take the last and drop the other, before the client can say so.
                string memberName = LenientText.NameOf(member);
                if (!names.Add(memberName))
                {
                    throw MappingReport.Refusal(
                        "options",
                        $"RawRepresentationFactory's request has {memberName} twice, as a property and in its AdditionalProperties: set the property."
                    );
                }

                member.WriteTo(writer);
            }

            foreach ((string name, JsonElement value) in members)
            {
                if (!known.TryGetProperty(name, out _))
                {
                    added.Add(name);
                    writer.WritePropertyName(name);
                    value.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        ChatRequest merged = Read(buffer, type);
        Check(merged, added);
        return merged with { Messages = messages };
    }

    private static ChatRequest Read(MemoryStream buffer, JsonTypeInfo type)
    {
        try
        {
            return (ChatRequest)JsonSerializer.Deserialize(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), type)!;
        }
        catch (JsonException cause)
        {
            throw MappingReport.Refusal(
                "options",
                // Without the reader's own exception, whose message has names and values in it.
                $"AdditionalProperties holds a value that is not one of its member ({WirePath.WithoutContent(cause.Path)})."
            );
        }
    }

    // Reading is lenient, because answers need it; a setting must not vanish that way.
    private static void Check(ChatRequest merged, List<string> added)
    {
        if (added.Count is 0)
        {
            return;
        }

        JsonElement written = JsonSerializer.SerializeToElement(merged, merged.JsonType);
        if (added.Find(name => !written.TryGetProperty(name, out _)) is { } lost)
        {
            throw MappingReport.Refusal("options", $"AdditionalProperties['{lost}'] is no value of that member.");
        }
    }
}
