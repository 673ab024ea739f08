using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace InteractiveAi.Client.Testing;

/// <summary>Interactive AI's wire.</summary>
internal sealed class InteractiveAiDialect : Dialect
{
    private const string CompletionsPath = "/chat/completions";
    private const string SessionHeader = "x-session-id";

    public override string BasePath => "/api/v1";

    public override ChatClientOptions NewOptions() => new InteractiveAiOptions();

    public override ReadOnlySpan<byte> KeepAlive => ": LLMROUTER PROCESSING\n\n"u8;

    // The gateway's own path, and those that servers of the same wire format have.
    public override bool Serves(string path) =>
        path is $"/api/v1{CompletionsPath}" or $"/v1{CompletionsPath}" or CompletionsPath;

    public override bool ServesElsewhere(string path) => path.EndsWith(CompletionsPath, StringComparison.Ordinal);

    public override ChatCall Read(JsonElement body, HttpContext context)
    {
        var session = context.Request.Headers[SessionHeader].ToString();
        return InteractiveAiCallReader.Read(body, session.Length == 0 ? null : session);
    }

    public override string NameAnswer(GenerationIds ids, int number, long created) => ids.Generation(number, created);

    public override void AddHeaders(HttpResponse response, Generation generation) =>
        response.Headers["X-Generation-Id"] = generation.Id;

    public override void AddLimits(HttpResponse response, int status, DateTimeOffset now, TimeSpan? retryAfter) =>
        InteractiveAiErrors.AddLimits(response, status, now, retryAfter);

    public override void WriteCompletion(Utf8JsonWriter json, Generation generation) =>
        InteractiveAiCompletionWriter.Write(json, generation);

    public override IEnumerable<Action<Utf8JsonWriter>> Preamble(Generation generation) =>
        generation.Call.EchoBody ? [json => InteractiveAiChunkWriter.WriteDebug(json, generation)] : [];

    public override IEnumerable<Action<Utf8JsonWriter>> Events(Generation generation)
    {
        foreach (var delta in DeltaSequence.Of(generation))
        {
            yield return json => InteractiveAiChunkWriter.Write(json, generation, delta, withUsage: false);
        }

        // Gateway: the usage chunk has one choice that repeats the finish reason, not an empty array (wire-facts 1.5).
        var first = generation.Choices[0];
        var last = new Delta { Choice = first.Index, FinishReason = first.FinishReason };
        yield return json => InteractiveAiChunkWriter.Write(json, generation, last, withUsage: true);
    }

    public override Action<Utf8JsonWriter> ErrorEvent(
        HttpContext context,
        Generation generation,
        int status,
        string? message
    ) => json => InteractiveAiChunkWriter.WriteError(json, generation, status, message);

    public override GatewayError Error(HttpContext context, int status, string? message = null) =>
        InteractiveAiErrors.Of(status, message);

    public override GatewayError Refuse(HttpContext context, JsonElement body, InvalidCallException reason)
    {
        var subject = reason.Param is { Length: > 0 } param ? param : "The body";
        return InteractiveAiErrors.Of(
            StatusCodes.Status400BadRequest,
            $"{subject} {reason.Message}",
            reason.Param is "" ? null : reason.Param
        );
    }
}
