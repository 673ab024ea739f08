using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

/// <summary>Says what is wrong with JSON without quoting it, as the messages of <see cref="JsonException"/> do.</summary>
internal static class JsonFault
{
    /// <summary>What kept <paramref name="json"/> from being parsed with <paramref name="options"/>.</summary>
    public static JsonMismatch Describe(ReadOnlySpan<byte> json, JsonDocumentOptions options, JsonException exception)
    {
        var readerOptions = new JsonReaderOptions
        {
            AllowTrailingCommas = options.AllowTrailingCommas,
            CommentHandling = options.CommentHandling,
            MaxDepth = JsonText.AnyDepth,
        };
        if (Depth(json, isWhole: true, readerOptions) is { } depth)
        {
            return Whole(
                depth > options.MaxDepth
                    ? $"nested deeper than {options.MaxDepth} levels"
                    : "a member appears twice in one object"
            );
        }

        if (Depth(json, isWhole: false, readerOptions) is not null)
        {
            return Whole("the JSON ends too early");
        }

        var line = (exception.LineNumber ?? 0) + 1;
        var position = (exception.BytePositionInLine ?? 0) + 1;
        return Whole(string.Create(CultureInfo.InvariantCulture, $"not JSON (line {line}, byte {position})"));
    }

    /// <summary>Where reading the type failed. Names that the type does not declare are content, and shown as <c>*</c>.</summary>
    /// <param name="path">The path to the value that was read.</param>
    /// <param name="exception">What the serializer threw.</param>
    /// <param name="memberNames">The names that may be shown.</param>
    /// <param name="typeInfo">The contract of that value.</param>
    public static JsonMismatch Describe(
        string path,
        JsonException exception,
        IReadOnlySet<string> memberNames,
        JsonTypeInfo typeInfo
    )
    {
        var type = typeInfo.Type;
        var masked = Masked(exception.Path, memberNames, typeInfo.Options, ref type);
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        return new(
            path + masked,
            // Of a generic type, or an array of one, the name alone says little.
            type is null
            || type.Name.Contains('`', StringComparison.Ordinal)
                ? "cannot be read as the type that belongs here"
                : $"cannot be read as the {type.Name} that belongs here"
        );
    }

    private static JsonMismatch Whole(string rule) => new("$", rule);

    private static int? Depth(ReadOnlySpan<byte> json, bool isWhole, JsonReaderOptions options)
    {
        var reader = new Utf8JsonReader(json, isWhole, new JsonReaderState(options));
        var depth = 0;
        try
        {
            while (reader.Read())
            {
                // An opening bracket itself is still at the level outside of it.
                var isOpening = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
                depth = Math.Max(depth, reader.CurrentDepth + (isOpening ? 1 : 0));
            }

            return depth;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The type is followed along the way: it ends as that of the last place, or as none where it cannot be followed.
    private static string Masked(
        string? path,
        IReadOnlySet<string> memberNames,
        JsonSerializerOptions contracts,
        ref Type? type
    )
    {
        var masked = new StringBuilder();
        var rest = path is ['$', .. var tail] ? tail.AsSpan() : [];
        while (!rest.IsEmpty)
        {
            if (rest[0] == '[' && rest.IndexOf(']') is var bracket and > 1 && IsIndex(rest[1..bracket]))
            {
                masked.Append(rest[..(bracket + 1)]);
                rest = rest[(bracket + 1)..];
                type = ContractOf(type, contracts)?.ElementType;
                continue;
            }

            var isQuoted = rest.StartsWith("['", StringComparison.Ordinal);
            var start = isQuoted ? 2 : 1;
            var length = isQuoted
                ? rest[start..].IndexOf("']", StringComparison.Ordinal)
                : rest[start..].IndexOfAny('.', '[');
            var end = length < 0 ? rest.Length : start + length;
            var name = rest[start..end].ToString();
            type = ContractOf(type, contracts) is { } owner ? TypeOf(name, owner) : null;
            if (memberNames.Contains(name))
            {
                masked.Append(JsonPath.Member(name));
            }
            else
            {
                masked.Append(".*");
                if (isQuoted)
                {
                    // Quotes inside a name are not escaped, so where it ends cannot be told, and the rest may be part of it.
                    break;
                }
            }

            rest = rest[Math.Min(rest.Length, isQuoted ? end + 2 : end)..];
        }

        return masked.ToString();
    }

    private static JsonTypeInfo? ContractOf(Type? type, JsonSerializerOptions contracts) =>
        type is not null && contracts.TryGetTypeInfo(Nullable.GetUnderlyingType(type) ?? type, out var contract)
            ? contract
            : null;

    private static Type? TypeOf(string member, JsonTypeInfo owner) =>
        owner.Kind is JsonTypeInfoKind.Dictionary
            // A key that could not be read stands at the same place as its value.
            ? owner.KeyType == typeof(string)
                ? owner.ElementType
                : null
            : owner
                .Properties.FirstOrDefault(each => string.Equals(each.Name, member, StringComparison.Ordinal))
                ?.PropertyType;

    private static bool IsIndex(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
