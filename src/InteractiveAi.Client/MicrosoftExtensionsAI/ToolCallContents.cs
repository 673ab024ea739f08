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
    /// <param name="id">The id by which its result finds it.</param>
    /// <param name="mayBeCut">Whether arguments that never came may be missing.</param>
    public static FunctionCallContent FromWire(ToolCall call, string id, bool mayBeCut)
    {
        FunctionCallContent content = new(id, call.Function.Name ?? "")
        {
            RawRepresentation = call,
            AdditionalProperties = WireMembers.Of(call.AdditionalProperties),
        };
        try
        {
            content.Arguments =
                mayBeCut && string.IsNullOrWhiteSpace(call.Function.Arguments)
                    ? throw new JsonException()
                    : Arguments(call.Function.Arguments);
        }
        catch (JsonException)
        {
            // Middleware runs whatever it is given and does not look at the exception: a call that cannot be read must not be run.
            content.InformationalOnly = true;
            content.Exception = new FormatException("The arguments of the call are not a JSON object.");
            (content.AdditionalProperties ??= [])[Unreadable] = call.Function.Arguments ?? "";
        }

        if (string.IsNullOrWhiteSpace(call.Function.Name))
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

    /// <summary>An id for a call that came without one of its own, always the same for the same call.</summary>
    /// <param name="answerId">The answer's id.</param>
    /// <param name="position">The call's place in the answer.</param>
    public static string IdFor(string answerId, int position)
    {
        // Providers take 40 characters, and of them only letters, digits, underscores and hyphens.
        string end = answerId.Length > 30 ? answerId[^30..] : answerId;
        string id = string.Create(CultureInfo.InvariantCulture, $"call_{end}_{position}");
        return string.Concat(id.Select(static c => char.IsAsciiLetterOrDigit(c) || c is '-' ? c : '_'));
    }

    /// <summary>The call as it goes back; <see langword="null"/> for one that was never whole or is no function's.</summary>
    public static ToolCall? ToWire(FunctionCallContent content) =>
        string.IsNullOrWhiteSpace(content.Name) ? content.RawRepresentation as ToolCall
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

        JsonElement root = JsonElement.Parse(WholeCharacters.Of(json));
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
