using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>The serializer settings under which this library's types are their wire JSON.</summary>
/// <remarks>
/// <para>
/// Use <see cref="Options"/> to save a conversation and to read it back, or chain its resolver into options of your own:
/// <c>new JsonSerializerOptions { TypeInfoResolver = JsonTypeInfoResolver.Combine(MyContext.Default, WireJson.Options.TypeInfoResolver) }</c>.
/// </para>
/// <para>Thread-safe. No reflection is involved, so it works in trimmed and NativeAOT programs.</para>
/// </remarks>
public static class WireJson
{
    /// <summary>Read-only options: members without a value are absent, letters of any script are written as they are.</summary>
    /// <value>One shared, read-only instance.</value>
    /// <remarks>The JSON is meant for a request body or a file. Encode it before putting it into HTML.</remarks>
    public static JsonSerializerOptions Options => Context.Options;

    // The default encoder escapes every non-ASCII letter and every '+' of base64: more bytes and up to 200 times the
    // CPU, for a protection that only JSON inside HTML needs.
    internal static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    internal static readonly WireJsonContext Context = new(
        new JsonSerializerOptions
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NumberHandling = JsonNumberHandling.AllowReadingFromString,
            // A member that is set twice is a gateway's slip, not a reason to lose the answer.
            AllowDuplicateProperties = true,
            MaxDepth = 128,
            Converters = { new LenientStringConverter(), new LenientBooleanConverter(), new LenientElementConverter() },
        }
    );
}
