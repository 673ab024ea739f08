using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

/// <summary>A value without structure, as the platform's exporter describes it, freed of what belongs to its use (null, default).</summary>
internal sealed class SchemaLeaf
{
    // What OpenAI and Anthropic both document for strict mode; anything else is refused there ("'uri' is not a valid format").
    private static readonly string[] StrictFormats =
    [
        "date-time",
        "time",
        "date",
        "duration",
        "email",
        "hostname",
        "ipv4",
        "ipv6",
        "uuid",
    ];

    /// <summary>The JSON types it may have, never <c>null</c>.</summary>
    public List<string> Types { get; } = [];

    /// <summary>Its allowed values, never <see langword="null"/> among them; empty when any will do.</summary>
    public List<JsonNode> Values { get; } = [];

    /// <summary>The one allowed value.</summary>
    public JsonNode? Constant { get; private set; }

    /// <summary>Words that are read beside the numbers: <c>NaN</c> and the infinities.</summary>
    public List<JsonNode> NumberWords { get; } = [];

    /// <summary>The format, when strict mode knows it.</summary>
    public string? Format { get; private set; }

    /// <summary>What the keywords cannot say.</summary>
    public string? Note { get; private set; }

    /// <summary>The leaf for a discriminator, or <see langword="null"/> when <paramref name="node"/> is not a constant.</summary>
    public static SchemaLeaf? OfConstant(JsonNode? node)
    {
        if (node is not JsonObject schema || schema["const"] is not { } constant)
        {
            return null;
        }

        var leaf = new SchemaLeaf { Constant = constant.DeepClone() };
        leaf.Types.Add(constant.GetValueKind() is JsonValueKind.Number ? "integer" : "string");
        return leaf;
    }

    /// <summary>The leaf that <paramref name="schema"/> describes, or <see langword="null"/> when it describes any value.</summary>
    public static SchemaLeaf? Of(JsonTypeInfo typeInfo, JsonPropertyInfo? property, JsonObject schema)
    {
        var type = Nullable.GetUnderlyingType(typeInfo.Type) ?? typeInfo.Type;
        var leaf = new SchemaLeaf();
        leaf.ReadTypes(schema);
        ReadValues(schema, leaf.Values);
        if (schema["anyOf"] is JsonArray branches)
        {
            // Floating-point numbers that may also be spelled as words.
            foreach (var branch in branches.OfType<JsonObject>())
            {
                leaf.ReadTypes(branch);
                ReadValues(branch, leaf.NumberWords);
            }
        }

        if (leaf.Types.Count == 0 && leaf.Values.Count > 0)
        {
            leaf.Types.Add("string");
        }

        if (leaf.Types.Count == 0)
        {
            return null;
        }

        if (type != typeInfo.Type && property is not null && leaf.StrictType is "integer" or "number")
        {
            leaf.Widen(type, property);
        }

        // A time of day as RFC 3339 has it ends in an offset, which TimeOnly does not read.
        var format = type == typeof(TimeOnly) ? null : schema["format"]?.GetValue<string>();
        leaf.Format = StrictFormats.Contains(format) ? format : null;
        leaf.Note = type.IsEnum ? leaf.DescribeEnum(type, typeInfo) : DescribeText(type, schema, format);
        return leaf;
    }

    /// <summary>The one type to ask for: a number where numbers are read from strings too.</summary>
    public string StrictType =>
        Types.Contains("integer") ? "integer"
        : Types.Contains("number") ? "number"
        : Types[0];

    private static string? DescribeText(Type type, JsonObject schema, string? format)
    {
        if (type == typeof(byte[]) || type == typeof(Memory<byte>) || type == typeof(ReadOnlyMemory<byte>))
        {
            return "base64-encoded bytes";
        }

        if (type == typeof(char))
        {
            return "exactly one character";
        }

        if (type == typeof(TimeOnly))
        {
            return "a time of day written hh:mm[:ss[.fffffff]]";
        }

        if (type == typeof(TimeSpan))
        {
            return "a time span written [-][d.]hh:mm:ss[.fffffff]";
        }

        if (type == typeof(Version))
        {
            return "a version number of two to four parts, such as 1.2.3";
        }

        if (format is not null && !StrictFormats.Contains(format))
        {
            return format.Equals("uri", StringComparison.Ordinal) ? "a URI" : "format: " + format;
        }

        return schema["pattern"]?.GetValue<string>() is { } pattern && !IsNumeric(schema)
            ? "matches the regular expression " + pattern
            : null;
    }

    private static bool IsNumeric(JsonObject schema) =>
        schema["type"] is JsonArray types && types.Any(t => t?.GetValue<string>() is "integer" or "number");

    // Numbers say nothing to a model, and combined flags are not in the exporter's schema at all.
    private string? DescribeEnum(Type type, JsonTypeInfo typeInfo)
    {
        var isFlags = type.IsDefined(typeof(FlagsAttribute), inherit: false);
        var numbers = Enum.GetValuesAsUnderlyingType(type).Cast<object>().Distinct().ToList();
        if (StrictType.Equals("integer", StringComparison.Ordinal))
        {
            if (!isFlags)
            {
                Values.AddRange(numbers.Select(number => JsonNode.Parse(Digits(number))!));
            }

            var names = numbers.Select(number => Digits(number) + " = " + Enum.GetName(type, number));
            return (isFlags ? "a sum of " : "") + string.Join(", ", names);
        }

        return isFlags ? DescribeFlags(numbers.Select(number => Enum.ToObject(type, number)), typeInfo) : null;
    }

    private static string DescribeFlags(IEnumerable<object> flags, JsonTypeInfo typeInfo)
    {
        var names = new List<string>();
        foreach (var flag in flags)
        {
            // A converter on the property is out of reach here; one on the type writes the names as it reads them.
            var written = JsonSerializer.SerializeToElement(flag, typeInfo);
            if (written.ValueKind is not JsonValueKind.String)
            {
                return "one or more names, separated by commas";
            }

            names.Add(written.GetString()!);
        }

        return "one or more, separated by commas, of " + string.Join(", ", names);
    }

    private static string Digits(object number) => Convert.ToString(number, CultureInfo.InvariantCulture)!;

    // The exporter forgets the number handling of a property, and of the type that declares it, when the number is nullable.
    private void Widen(Type type, JsonPropertyInfo property)
    {
        var handling =
            property.NumberHandling
            ?? (
                property.Options.TryGetTypeInfo(property.DeclaringType, out var owner)
                    ? owner.NumberHandling ?? property.Options.NumberHandling
                    : property.Options.NumberHandling
            );
        if (handling.HasFlag(JsonNumberHandling.AllowReadingFromString) && !Types.Contains("string"))
        {
            Types.Insert(0, "string");
        }

        var isFloat = type == typeof(double) || type == typeof(float) || type == typeof(Half);
        if (handling.HasFlag(JsonNumberHandling.AllowNamedFloatingPointLiterals) && isFloat && NumberWords.Count == 0)
        {
            NumberWords.AddRange(["NaN", "Infinity", "-Infinity"]);
        }
    }

    private void ReadTypes(JsonObject schema)
    {
        var types = schema["type"];
        foreach (var node in types as IEnumerable<JsonNode?> ?? new[] { types })
        {
            if (node?.GetValue<string>() is not { } type)
            {
                continue;
            }

            if (!type.Equals("null", StringComparison.Ordinal) && !Types.Contains(type))
            {
                Types.Add(type);
            }
        }
    }

    private static void ReadValues(JsonObject schema, List<JsonNode> into)
    {
        if (schema["enum"] is JsonArray values)
        {
            into.AddRange(values.OfType<JsonNode>().Select(value => value.DeepClone()));
        }
    }
}
