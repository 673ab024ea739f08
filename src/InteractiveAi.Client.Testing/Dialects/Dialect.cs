using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace InteractiveAi.Client.Testing;

/// <summary>The wire of one gateway: where it listens, what it reads and refuses, how it writes an answer.</summary>
/// <remarks>What is read becomes a <see cref="ChatCall"/>, from which a <see cref="Generation"/> is made that knows no gateway.
/// Instances hold no state of a call and are thread-safe.</remarks>
internal abstract class Dialect
{
    /// <summary>The path of the base address.</summary>
    public abstract string BasePath { get; }

    /// <summary>Settings of a client for this gateway, still without a key.</summary>
    public abstract ChatClientOptions NewOptions();

    /// <summary>A comment that real streams carry while they wait; empty where they have none.</summary>
    public virtual ReadOnlySpan<byte> KeepAlive => [];

    public static Dialect Of(GatewayDialect dialect) =>
        dialect switch
        {
            GatewayDialect.InteractiveAi => new InteractiveAiDialect(),
            GatewayDialect.Orq => new OrqDialect(),
            GatewayDialect.JamAi => new JamAiDialect(),
            _ => throw new ArgumentOutOfRangeException(nameof(dialect), dialect, "There is no such dialect."),
        };

    /// <summary>Whether chat completions are at this path.</summary>
    public abstract bool Serves(string path);

    /// <summary>Whether chat completions may be at this path of a host that a test made up.</summary>
    public virtual bool ServesElsewhere(string path) => Serves(path);

    /// <summary>Looks at a call before anything else does, whatever becomes of it.</summary>
    public virtual void Begin(HttpContext context, GenerationIds ids, DateTimeOffset now) { }

    /// <summary>Reads a request.</summary>
    /// <exception cref="InvalidCallException">The gateway would refuse it.</exception>
    public abstract ChatCall Read(JsonElement body, HttpContext context);

    /// <summary>The id of an answer to a call that does not bring one.</summary>
    public abstract string NameAnswer(GenerationIds ids, int number, long created);

    /// <summary>Adds the headers of an answer.</summary>
    public virtual void AddHeaders(HttpResponse response, Generation generation) { }

    /// <summary>Adds the headers of a refusal that say when to come back.</summary>
    public abstract void AddLimits(HttpResponse response, int status, DateTimeOffset now, TimeSpan? retryAfter);

    /// <summary>Writes an answer as one JSON document.</summary>
    public abstract void WriteCompletion(Utf8JsonWriter json, Generation generation);

    /// <summary>The events before the first of the model's, if there are any; each call writes the JSON of one.</summary>
    public virtual IEnumerable<Action<Utf8JsonWriter>> Preamble(Generation generation) => [];

    /// <summary>The events of a streamed answer; each call writes the JSON of one.</summary>
    public abstract IEnumerable<Action<Utf8JsonWriter>> Events(Generation generation);

    /// <summary>The event that tells of a failure after the first chunk; <see langword="null"/> where a stream just stops.</summary>
    public virtual Action<Utf8JsonWriter>? ErrorEvent(
        HttpContext context,
        Generation generation,
        int status,
        string? message
    ) => null;

    /// <summary>Whether the stream of this answer has no bytes at all.</summary>
    public virtual bool IsSilent(Generation generation) => false;

    /// <summary>A refusal for a reason outside of the body.</summary>
    /// <param name="context">The call.</param>
    /// <param name="status">The status.</param>
    /// <param name="message">What is said; <see langword="null"/> for what fits the status.</param>
    public abstract GatewayError Error(HttpContext context, int status, string? message = null);

    /// <summary>A refusal of what a body says.</summary>
    public abstract GatewayError Refuse(HttpContext context, JsonElement body, InvalidCallException reason);

    /// <summary>A refusal of a body that is not JSON.</summary>
    public virtual GatewayError RefuseText(HttpContext context) =>
        Error(context, StatusCodes.Status400BadRequest, "The body is not valid JSON");
}
