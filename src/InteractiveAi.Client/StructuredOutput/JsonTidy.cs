using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>
/// Rewrites JSON that means the right thing in a way the serializer does not read: a discriminator that is not first in its
/// object, a whole number spelled <c>3.0</c> for an integer member.
/// </summary>
internal sealed class JsonTidy
{
    private readonly Utf8JsonWriter _json;
    private readonly IReadOnlySet<string> _discriminators;
    private readonly bool _plainNumbers;
    private bool _changed;

    private JsonTidy(Utf8JsonWriter json, IReadOnlySet<string> discriminators, bool plainNumbers)
    {
        _json = json;
        _discriminators = discriminators;
        _plainNumbers = plainNumbers;
    }

    /// <summary>The same value rewritten, or <see langword="null"/> when there is nothing to rewrite.</summary>
    /// <param name="value">The value.</param>
    /// <param name="discriminators">The names of members to put first.</param>
    /// <param name="plainNumbers">Whether to spell whole numbers plainly; not to be done without need, as a decimal keeps its zeros.</param>
    /// <param name="maxDepth">How deep the value may be nested.</param>
    public static byte[]? Rewrite(
        JsonElement value,
        IReadOnlySet<string> discriminators,
        bool plainNumbers,
        int maxDepth
    )
    {
        var bytes = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = maxDepth,
        };
        using var json = new Utf8JsonWriter(bytes, options);
        var tidy = new JsonTidy(json, discriminators, plainNumbers);
        tidy.Write(value);
        json.Flush();
        return tidy._changed ? bytes.WrittenSpan.ToArray() : null;
    }

    private void Write(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value);
                break;
            case JsonValueKind.Array:
                _json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(item);
                }

                _json.WriteEndArray();
                break;
            case JsonValueKind.Number
                when _plainNumbers && IntegralNumber.Plain(JsonMarshal.GetRawUtf8Value(value)) is { } plain:
                _changed = true;
                _json.WriteRawValue(plain, skipInputValidation: true);
                break;
            default:
                value.WriteTo(_json);
                break;
        }
    }

    private void WriteObject(JsonElement value)
    {
        _json.WriteStartObject();
        var isFirst = true;
        foreach (var member in value.EnumerateObject())
        {
            if (_discriminators.Contains(member.Name))
            {
                WriteMember(member);
                _changed |= !isFirst;
            }

            isFirst = false;
        }

        foreach (var member in value.EnumerateObject())
        {
            if (!_discriminators.Contains(member.Name))
            {
                WriteMember(member);
            }
        }

        _json.WriteEndObject();
    }

    private void WriteMember(JsonProperty member)
    {
        _json.WritePropertyName(member.Name);
        Write(member.Value);
    }
}
