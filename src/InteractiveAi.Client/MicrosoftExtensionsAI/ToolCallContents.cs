using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>Tool calls on their way in and out.</summary>
internal static class ToolCallContents
{
    /// <summary>The key of a call's additional properties under which a signature of its thoughts stands.</summary>
    private const string Signature = "thought_signature";

    /// <summary>The key of a call's additional properties under which arguments stand that are no JSON object.</summary>
    private const string Unreadable = "interactiveai.unreadable_arguments";

    /// <summary>A call as middleware can run it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="answerId">The answer's id, which makes one for a call that came without any.</param>
    /// <param name="position">The call's place in the answer.</param>
    public static FunctionCallContent FromWire(ToolCall call, string answerId, int position)
    {
        string id = string.IsNullOrEmpty(call.Id)
            ? string.Create(CultureInfo.InvariantCulture, $"call_{answerId}_{position}")
            : call.Id;
        FunctionCallContent content = new(id, call.Function.Name ?? "")
        {
            RawRepresentation = call,
            AdditionalProperties = WireMembers.Of(call.AdditionalProperties),
        };
        try
        {
            content.Arguments = Arguments(call.Function.Arguments);
        }
        catch (JsonException)
        {
            // Middleware runs whatever it is given and does not look at the exception: a call that cannot be read must not be run.
            content.InformationalOnly = true;
            content.Exception = new FormatException("The arguments of the call are not a JSON object.");
            (content.AdditionalProperties ??= [])[Unreadable] = call.Function.Arguments;
        }

        if (string.IsNullOrEmpty(call.Function.Name))
        {
            // Of a kind that only the gateway itself knows how to run.
            content.InformationalOnly = true;
        }

        if (call.ThoughtSignature is { } signature)
        {
            (content.AdditionalProperties ??= [])[Signature] = signature;
        }

        return content;
    }

    /// <summary>The call as it goes back; <see langword="null"/> for one that was never whole or is no function's.</summary>
    public static ToolCall? ToWire(FunctionCallContent content) =>
        content.Name is "" ? content.RawRepresentation as ToolCall
        : content.AdditionalProperties?.ContainsKey(Unreadable) is true ? null
        : new ToolCall(content.CallId, content.Name, ArgumentsOf(content))
        {
            ThoughtSignature = TextIn(content.AdditionalProperties, Signature),
            AdditionalProperties = WireMembers.MembersIn(content.AdditionalProperties, WireJson.Context.ToolCall),
        };

    /// <summary>The arguments as JSON text.</summary>
    /// <exception cref="ArgumentException">An argument cannot be written without reflection.</exception>
    public static string ArgumentsOf(FunctionCallContent content) =>
        content.Arguments is { Count: > 0 } arguments ? Text(arguments) : "{}";

    private static string? TextIn(AdditionalPropertiesDictionary? properties, string key) =>
        properties?.TryGetValue(key, out object? value) is true
            ? value switch
            {
                string text => text,
                JsonElement { ValueKind: JsonValueKind.String } json => json.GetString(),
                _ => null,
            }
            : null;

    private static Dictionary<string, object?> Arguments(string? json)
    {
        Dictionary<string, object?> arguments = new(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(json))
        {
            return arguments;
        }

        JsonElement root = JsonElement.Parse(json);
        if (root.ValueKind is JsonValueKind.Null)
        {
            return arguments;
        }

        if (root.ValueKind is not JsonValueKind.Object)
        {
            throw new JsonException();
        }

        foreach (JsonProperty argument in root.EnumerateObject())
        {
            arguments[argument.Name] = argument.Value;
        }

        return arguments;
    }

    private static string Text(IDictionary<string, object?> arguments)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, WireJson.WriterOptions))
        {
            writer.WriteStartObject();
            foreach ((string name, object? value) in arguments)
            {
                writer.WritePropertyName(name);
                if (value is JsonElement { ValueKind: not JsonValueKind.Undefined } element)
                {
                    element.WriteTo(writer);
                    continue;
                }

                new JsonValues("messages", $"The argument '{name}' of a tool call", "use JSON values")
                    .ToElement(value)
                    .WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
