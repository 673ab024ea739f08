using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>
/// Rewrites JSON that means the right thing in a way the serializer does not read: a whole number as <c>3.0</c> for an integer
/// member, a discriminator that is not first in its object.
/// </summary>
internal sealed class JsonTidy
{
    private readonly Utf8JsonWriter _json;
    private readonly IReadOnlySet<string> _discriminators;
    private bool _changed;

    private JsonTidy(Utf8JsonWriter json, IReadOnlySet<string> discriminators)
    {
        _json = json;
        _discriminators = discriminators;
    }

    /// <summary>The same value rewritten, or <see langword="null"/> when there is nothing to rewrite.</summary>
    public static ReadOnlyMemory<byte>? Rewrite(JsonElement value, IReadOnlySet<string> discriminators, int maxDepth)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = maxDepth,
        };
        using var json = new Utf8JsonWriter(bytes, options);
        var tidy = new JsonTidy(json, discriminators);
        tidy.Write(value);
        json.Flush();
        return tidy._changed ? bytes.WrittenMemory : null;
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
            case JsonValueKind.Number when IntegralNumber.Plain(JsonMarshal.GetRawUtf8Value(value)) is { } plain:
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
