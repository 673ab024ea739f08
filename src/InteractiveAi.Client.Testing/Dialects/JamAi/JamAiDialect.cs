using System.Text.Json;
using InteractiveAi.Client.JamAi;
using Microsoft.AspNetCore.Http;

namespace InteractiveAi.Client.Testing;

/// <summary>JamAI Base's wire.</summary>
internal sealed class JamAiDialect : Dialect
{
    private const string CompletionsPath = "/api/v1/chat/completions";

    public override string BasePath => "/api/v1";

    public override ChatClientOptions NewOptions() => new JamAiOptions();

    public override bool Serves(string path) => string.Equals(path, CompletionsPath, StringComparison.Ordinal);

    // Gateway: the id of a call is that of the answer too, and stands in a header of whatever is replied (wire-facts 3.2, 3.3).
    public override void Begin(HttpContext context, GenerationIds ids, DateTimeOffset now) =>
        context.Response.Headers[JamAiRequestId.Header] = JamAiRequestId.Of(context, ids, now);

    public override ChatCall Read(JsonElement body, HttpContext context)
    {
        JamAiValidation.Check(body);
        return JamAiCallReader.Read(body, JamAiRequestId.Of(context));
    }

    public override string NameAnswer(GenerationIds ids, int number, long created) =>
        ids.Uuid(number, DateTimeOffset.FromUnixTimeSeconds(created));

    public override void AddHeaders(HttpResponse response, Generation generation)
    {
        if (generation.Call.Stream)
        {
            response.Headers["X-Accel-Buffering"] = "no";
        }
    }

    public override void AddLimits(HttpResponse response, int status, DateTimeOffset now, TimeSpan? retryAfter) =>
        JamAiErrors.AddLimits(response, status, now, retryAfter);

    public override void WriteCompletion(Utf8JsonWriter json, Generation generation) =>
        JamAiAnswerWriter.WriteCompletion(json, generation);

    public override IEnumerable<Action<Utf8JsonWriter>> Preamble(Generation generation) =>
        generation.LookUp is { } found ? [json => JamAiReferences.Write(json, found)] : [];

    public override IEnumerable<Action<Utf8JsonWriter>> Events(Generation generation)
    {
        foreach (var delta in DeltaSequence.Of(generation))
        {
            // Gateway: a signature has no place here, and citations are known as references (wire-facts 3.4).
            if (delta is { Signature: null, Citations: null })
            {
                yield return json => JamAiAnswerWriter.WriteChunk(json, generation, delta);
            }
        }

        yield return json => JamAiAnswerWriter.WriteUsageChunk(json, generation);
    }

    // Gateway: a model that says nothing at all makes a stream without a byte (wire-facts 3.4).
    public override bool IsSilent(Generation generation) =>
        generation.Choices.All(choice =>
            choice is { Content.Count: 0, Calls.Count: 0, Reasoning.Count: 0, Refusal: null }
        );

    public override GatewayError Error(HttpContext context, int status, string? message = null) =>
        JamAiErrors.Of(context, status, message);

    public override GatewayError Refuse(HttpContext context, JsonElement body, InvalidCallException reason) =>
        JamAiErrors.Invalid(
            context,
            body,
            reason is JamAiInvalidException { Problems: var problems }
                ? problems
                : [new JamAiProblem("value_error", JamAiPlace.Body, $"{reason.Param} {reason.Message}", body)]
        );

    public override GatewayError RefuseText(HttpContext context) =>
        JamAiErrors.Invalid(
            context,
            body: null,
            [new JamAiProblem("json_invalid", JamAiPlace.Body, "The body is not valid JSON", null)]
        );
}
