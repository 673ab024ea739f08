using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>What callers and functions put where the abstraction takes any object, as JSON, and without reflection unless a program has it.</summary>
/// <param name="parameter">The argument of the call that the values stand in.</param>
/// <param name="subject">What the values are, for messages.</param>
/// <param name="advice">What to use instead of a value that cannot be written.</param>
internal sealed class JsonValues(string parameter, string subject, string advice)
{
    // Deeper ones are lists that hold themselves.
    private const int MaxDepth = 64;

    /// <summary>A value as JSON.</summary>
    /// <exception cref="ArgumentException">The value, or one in it, cannot be written. The message names its type and says nothing of it.</exception>
    public JsonElement ToElement(object? value) => JsonText.Build(writer => Write(writer, value, depth: 0));

    private void Write(Utf8JsonWriter writer, object? value, int depth)
    {
        try
        {
            WriteAny(writer, value, depth);
        }
        catch (Exception cause)
            when (cause is NotSupportedException or InvalidOperationException or JsonException
                || (cause is ArgumentException && value is double or float or Half)
            )
        {
            // The serializer's messages name what they found; those of the platform name types.
            throw Refusal(value, depth, "cannot be written as JSON", cause is JsonException ? null : cause);
        }
    }

    private void WriteAny(Utf8JsonWriter writer, object? value, int depth)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonElement { ValueKind: JsonValueKind.Undefined }:
                throw Refusal(value, depth, "was never given a value");
            case JsonElement element:
                element.WriteTo(writer);
                break;
            // By its own hand: the types behind most nodes are not public, so that no contract names them.
            case JsonNode node:
                node.WriteTo(writer);
                break;
            case not null when depth >= MaxDepth:
                throw Refusal(value, depth, "is nested too deeply");
            case IEnumerable<KeyValuePair<string, object?>> members:
                WriteObject(writer, members, depth);
                break;
            case not null when IsOwn(value.GetType()) && ContractOf(value.GetType()) is { } contract:
                JsonSerializer.Serialize(writer, value, contract);
                break;
            case not null
                when !IsOpen(value.GetType())
                    && AIJsonUtilities.DefaultOptions.TryGetTypeInfo(value.GetType(), out JsonTypeInfo? known):
                JsonSerializer.Serialize(writer, value, known);
                break;
            default:
                if (!TryWriteScalar(writer, value) && !TryWriteCollection(writer, value, depth))
                {
                    throw Refusal(value, depth, "cannot be written without reflection");
                }

                break;
        }
    }

    private void WriteObject(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> members, int depth)
    {
        writer.WriteStartObject();
        foreach ((string name, object? value) in members)
        {
            writer.WritePropertyName(name);
            Write(writer, value, depth + 1);
        }

        writer.WriteEndObject();
    }

    private bool TryWriteCollection(Utf8JsonWriter writer, object value, int depth)
    {
        switch (value)
        {
            case IDictionary members when members.Keys.Cast<object>().All(static key => key is string):
                WriteObject(
                    writer,
                    members.Keys.Cast<string>().Select(name => KeyValuePair.Create(name, members[name])),
                    depth
                );
                return true;
            case IDictionary:
                return false;
            case IEnumerable elements:
                writer.WriteStartArray();
                foreach (object? element in elements)
                {
                    Write(writer, element, depth + 1);
                }

                writer.WriteEndArray();
                return true;
            default:
                return false;
        }
    }

    // What the abstraction's contracts leave out, in the forms that the serializer has for them.
    private static bool TryWriteScalar(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case byte or sbyte:
                writer.WriteNumberValue(Convert.ToInt32(value, CultureInfo.InvariantCulture));
                return true;
            case byte[] bytes:
                writer.WriteBase64StringValue(bytes);
                return true;
            case Guid id:
                writer.WriteStringValue(id);
                return true;
            case DateOnly or TimeOnly:
                writer.WriteStringValue(((IFormattable)value).ToString("O", CultureInfo.InvariantCulture));
                return true;
            case Enum:
                writer.WriteStringValue(value.ToString());
                return true;
            default:
                return false;
        }
    }

    /// <summary>The contract of one of this library's types; of a case of a union it is the union's, which writes what tells the cases apart.</summary>
    private static JsonTypeInfo? ContractOf(Type type)
    {
        JsonTypeInfo? contract = null;
        for (Type? each = type; each is not null && IsOwn(each); each = each.BaseType)
        {
            contract = WireJson.Options.TryGetTypeInfo(each, out JsonTypeInfo? own) ? own : contract;
        }

        return contract;
    }

    private static bool IsOwn(Type type) => type.Assembly == typeof(JsonValues).Assembly;

    // The elements have to be looked at one by one: a contract of the abstraction's does not know what is among them.
    private static bool IsOpen(Type type) =>
        (type.HasElementType && IsOpenElement(type.GetElementType()!))
        || (type.IsGenericType && Array.Exists(type.GetGenericArguments(), IsOpenElement));

    private static bool IsOpenElement(Type type) => type == typeof(object) || IsOwn(type) || IsOpen(type);

    private ArgumentException Refusal(object? value, int depth, string problem, Exception? cause = null) =>
        MappingReport.Refusal(
            parameter,
            $"{subject} {(depth is 0 ? "is" : "holds")} a {value?.GetType().Name}, which {problem}: {advice}.",
            cause
        );
}
