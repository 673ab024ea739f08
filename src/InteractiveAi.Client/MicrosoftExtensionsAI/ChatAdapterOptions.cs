using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace InteractiveAi.Client;

/// <summary>How a <see cref="ChatClient"/> behaves as an <see cref="IChatClient"/>.</summary>
/// <remarks>
/// <para>
/// Of a call's <see cref="ChatOptions"/>, what the gateway has goes out. What it does not have is left out and reported: it is logged as
/// a warning, and named in the answer's <c>AdditionalProperties</c> under <see cref="UnmappedKey"/>; with <see cref="IsStrict"/>
/// the call throws instead. What the gateway is told in another way, or does not read of the model's own messages, is named there too,
/// and never throws. Nothing is left out in silence.
/// </para>
/// <para>
/// A value of something that the gateway does have, but that it would refuse or read as something else, is no matter of reports: it
/// throws <see cref="ArgumentException"/> at the call, as it does in this library's own requests. Examples are a temperature out of range,
/// a format of audio, or a function's schema that JamAI Base would cut down.
/// </para>
/// <para>
/// Entries of <see cref="ChatOptions.AdditionalProperties"/> may be JSON, plain values, lists and dictionaries of these, or this
/// library's own types; an entry that is <see langword="null"/> says nothing.
/// </para>
/// <para>
/// Where several places say the same, this is the order: <see cref="ChatOptions.ModelId"/>; the request of
/// <see cref="ChatOptions.RawRepresentationFactory"/>; <see cref="ChatOptions.AdditionalProperties"/>, whose entries are members of
/// the request body; the other members of <see cref="ChatOptions"/>; the defaults. Stop sequences are added to those of the request.
/// </para>
/// <para>Immutable.</para>
/// </remarks>
public sealed record ChatAdapterOptions
{
    /// <summary>The key in <c>AdditionalProperties</c> of a response under which the parts of a call stand that the gateway does not have, as a JSON list of sentences.</summary>
    public const string UnmappedKey = "interactiveai.unmapped";

    /// <summary>The beginning of all keys in <see cref="ChatOptions.AdditionalProperties"/> that are about the call and never become members of the body.</summary>
    public const string ReservedPrefix = "interactiveai.";

    /// <summary>
    /// The beginning of keys in <see cref="ChatOptions.AdditionalProperties"/> that become headers of the call, such as
    /// <c>interactiveai.header.X-Trace</c>, instead of members of the body.
    /// </summary>
    public const string HeaderKeyPrefix = "interactiveai.header.";

    /// <summary>The key in <see cref="ChatOptions.AdditionalProperties"/> of a time limit for the call: a <see cref="TimeSpan"/>, its text, or seconds, as a number or as text.</summary>
    public const string TimeoutKey = "interactiveai.timeout";

    /// <summary>The key of a limit on the time between two events of a stream, in the same forms as <see cref="TimeoutKey"/>.</summary>
    public const string StreamIdleTimeoutKey = "interactiveai.stream_idle_timeout";

    /// <summary>The key of how often the call may be tried again: a whole number.</summary>
    public const string MaxRetriesKey = "interactiveai.max_retries";

    /// <summary>The model of calls that name none.</summary>
    /// <value><see langword="null"/>: <see cref="ChatClientOptions.DefaultModel"/>, or else the account's default.</value>
    public string? DefaultModel { get; init; }

    /// <summary>Whether a call throws <see cref="NotSupportedException"/> for what the gateway does not have, rather than reporting it.</summary>
    /// <value>The default value is <see langword="false"/>.</value>
    public bool IsStrict { get; init; }

    /// <summary>Whether <see cref="ChatOptions.Instructions"/> are sent as a <see cref="DeveloperMessage"/> rather than a <see cref="SystemMessage"/>.</summary>
    /// <value>The default value is <see langword="false"/>. A gateway without that role, such as JamAI Base, is sent a <see cref="SystemMessage"/>.</value>
    public bool InstructionsAsDeveloper { get; init; }

    /// <summary>Whether <see cref="ChatOptions.MaxOutputTokens"/> goes out as the older <c>max_tokens</c>, which some servers want.</summary>
    /// <value>The default value is <see langword="false"/>: as <c>max_completion_tokens</c>.</value>
    public bool UseMaxTokens { get; init; }

    /// <summary>Where reports go.</summary>
    /// <value>The default value is <see langword="null"/>: nowhere. A container uses its own.</value>
    public ILogger? Logger { get; init; }
}
