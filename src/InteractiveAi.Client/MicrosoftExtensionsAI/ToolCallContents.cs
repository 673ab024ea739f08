using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>Tool calls on their way in and out.</summary>
internal static class ToolCallContents
{
    /// <summary>The key of a call's additional properties under which a signature of its thoughts stands.</summary>
    private const string Signature = "thought_signature";

    /// <summary>A call as middleware can run it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="position">Its place, for a call that came without an id.</param>
    public static FunctionCallContent FromWire(ToolCall call, int position)
    {
        FunctionCall function = call.Function;
        FunctionCallContent content = new(call.Id ?? string.Create(null, $"call_{position}"), function.Name ?? "")
        {
            RawRepresentation = call,
        };
        try
        {
            content.Arguments = Arguments(function.Arguments);
        }
        catch (JsonException)
        {
            // Middleware runs whatever it is given and does not look at the exception: a call that cannot be read must not be run.
            content.InformationalOnly = true;
            content.Exception = new FormatException("The arguments of the call are not a JSON object.");
        }

        if (call.ThoughtSignature is { } signature)
        {
            content.AdditionalProperties = new AdditionalPropertiesDictionary { [Signature] = signature };
        }

        return content;
    }

    public static ToolCall ToWire(FunctionCallContent content) =>
        new(
            new ToolCall(
                content.CallId,
                content.Name,
                content.Arguments is { Count: > 0 } arguments ? Text(arguments) : "{}"
            )
        )
        {
            ThoughtSignature = content.AdditionalProperties?.TryGetValue(Signature, out object? value) is true
                ? value switch
                {
                    string text => text,
                    JsonElement { ValueKind: JsonValueKind.String } json => json.GetString(),
                    _ => null,
                }
                : null,
        };

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

    /// <summary>The arguments as JSON text.</summary>
    /// <exception cref="ArgumentException">An argument cannot be written without reflection.</exception>
    private static string Text(IDictionary<string, object?> arguments)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, WireJson.WriterOptions))
        {
            writer.WriteStartObject();
            foreach ((string name, object? value) in arguments)
            {
                writer.WritePropertyName(name);
                Write(writer, name, value);
            }

            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter writer, string name, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonElement element:
                element.WriteTo(writer);
                break;
            default:
                try
                {
                    JsonSerializer.Serialize(
                        writer,
                        value,
                        AIJsonUtilities.DefaultOptions.GetTypeInfo(value.GetType())
                    );
                }
                catch (Exception cause) when (cause is NotSupportedException or InvalidOperationException)
                {
                    throw MappingReport.Refusal(
                        "messages",
                        $"The argument '{name}' of a tool call is a {value.GetType().Name}, which cannot be written without reflection: use JSON values.",
                        cause
                    );
                }

                break;
        }
    }
}
