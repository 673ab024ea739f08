using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

/// <summary>The serializer settings under which this library's types are their wire JSON.</summary>
/// <remarks>
/// <para>
/// Use <see cref="Options"/> to save a conversation and to read it back. For a type of yours that holds types of this library,
/// take these options and put their resolver before yours:
/// </para>
/// <code>
/// var options = new JsonSerializerOptions(WireJson.Options)
/// {
///     TypeInfoResolver = JsonTypeInfoResolver.Combine(WireJson.Options.TypeInfoResolver, AppJson.Default),
/// };
/// </code>
/// <para>
/// The contracts that your own serializer context generates for types of this library work too, with four differences: reading
/// is only as lenient as your options are, members without a value are written as <c>null</c> unless your context leaves them
/// out, the <c>stream</c> flag of a request that was read counts as an additional property, and the cases of unions must be
/// declared by their base (<see cref="Message"/>, <see cref="ContentPart"/>, <see cref="Tool"/>, <see cref="ResponseFormat"/>,
/// <see cref="Plugin"/>, <see cref="ReasoningDetail"/>, <see cref="Orq.OrqPlugin"/>, <see cref="Orq.ThinkingConfig"/>): such a contract does not see what an <see cref="ImagePart"/> or a
/// <see cref="FunctionTool"/> nests, and would leave it out. With the options above there is no difference.
/// </para>
/// <para>Thread-safe. No reflection is involved, so it works in trimmed and NativeAOT programs.</para>
/// </remarks>
public static class WireJson
{
    /// <summary>Read-only options: members without a value are absent, letters of any script are written as they are.</summary>
    /// <value>One shared, read-only instance.</value>
    /// <remarks>
    /// The JSON is meant for a request body or a file: encode it before putting it into HTML. Characters beyond the basic plane,
    /// such as emoji, are escaped, which every reader of JSON undoes.
    /// </remarks>
    public static JsonSerializerOptions Options => Everything.Options;

    /// <summary>The contract of a conversation, to save it and to read it back with every member that came.</summary>
    /// <value>One shared instance, under <see cref="Options"/>.</value>
    /// <remarks>
    /// It is that of a <see cref="List{T}"/>, which a conversation is while it grows. Anything else, such as <see cref="ChatRequest.Messages"/>, is saved as
    /// <c>JsonSerializer.Serialize([.. request.Messages], WireJson.Conversation)</c>; as it is, it would compile and fail in a cast.
    /// </remarks>
    /// <example>
    /// <code>
    /// string saved = JsonSerializer.Serialize(chat, WireJson.Conversation);
    /// List&lt;Message&gt; read = JsonSerializer.Deserialize(saved, WireJson.Conversation)!;
    /// </code>
    /// </example>
    public static JsonTypeInfo<List<Message>> Conversation =>
        (JsonTypeInfo<List<Message>>)Options.GetTypeInfo(typeof(List<Message>));

    // The default encoder escapes every non-ASCII letter and every '+' of base64: more bytes and up to 200 times the
    // CPU, for a protection that only JSON inside HTML needs.
    internal static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    internal static WireJsonContext Context => Contracts.Common;

    /// <summary>The settings of the wire, for a context of contracts.</summary>
    internal static JsonSerializerOptions NewOptions() =>
        new()
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NumberHandling = JsonNumberHandling.AllowReadingFromString,
            // A member that is set twice is a gateway's slip, not a reason to lose the answer.
            AllowDuplicateProperties = true,
            MaxDepth = 128,
            Converters = { new LenientStringConverter(), new LenientBooleanConverter(), new LenientElementConverter() },
        };

    // By themselves: a call whose members are all written and read by hand needs none of them.
    private static class Contracts
    {
        public static readonly WireJsonContext Common = new(NewOptions());
    }

    private static class Everything
    {
        public static readonly JsonSerializerOptions Options = Create();

        private static JsonSerializerOptions Create()
        {
            JsonSerializerOptions options = NewOptions();
            options.TypeInfoResolver = WireJsonContext.OfEverything();
            options.MakeReadOnly();
            return options;
        }
    }
}
