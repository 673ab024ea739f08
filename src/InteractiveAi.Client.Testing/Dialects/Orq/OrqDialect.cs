using System.Text.Json;
using InteractiveAi.Client.Orq;
using Microsoft.AspNetCore.Http;

namespace InteractiveAi.Client.Testing;

/// <summary>The wire of orq.ai's router.</summary>
internal sealed class OrqDialect : Dialect
{
    public override string BasePath => "/v2/router";

    public override ChatClientOptions NewOptions() => new OrqOptions();

    // Gateway: the version and its name changed over time, and all of them answer (wire-facts 2.1).
    public override bool Serves(string path) =>
        path is "/v2/router/chat/completions" or "/v3/router/chat/completions" or "/v2/proxy/chat/completions";

    public override ChatCall Read(JsonElement body, HttpContext context) => OrqCallReader.Read(body);

    public override string NameAnswer(GenerationIds ids, int number, long created) => ids.Ulid(number, created);

    public override void AddLimits(HttpResponse response, int status, DateTimeOffset now, TimeSpan? retryAfter)
    {
        if (retryAfter is { } wait)
        {
            response.Headers.RetryAfter = WireWriting.Seconds(wait);
        }
    }

    public override void WriteCompletion(Utf8JsonWriter json, Generation generation) =>
        OrqAnswerWriter.WriteCompletion(json, generation);

    public override IEnumerable<Action<Utf8JsonWriter>> Events(Generation generation)
    {
        HashSet<int> begun = [];
        foreach (var delta in DeltaSequence.Of(generation))
        {
            foreach (var write in OrqChunkWriter.Of(generation, delta, isFirst: begun.Add(delta.Choice)))
            {
                yield return write;
            }
        }

        if (generation.Call.IncludeUsage)
        {
            // Gateway: the usage comes last and alone, and only when it was asked for (wire-facts 2.3).
            yield return json => OrqChunkWriter.WriteUsage(json, generation);
        }
    }

    // Gateway: how a failure looks in a stream is told nowhere; this is the shape of other errors (wire-facts 2.4).
    public override Action<Utf8JsonWriter> ErrorEvent(
        HttpContext context,
        Generation generation,
        int status,
        string? message
    ) => OrqErrors.Of(status, message).WriteTo;

    public override GatewayError Error(HttpContext context, int status, string? message = null) =>
        OrqErrors.Of(status, message);

    public override GatewayError Refuse(HttpContext context, JsonElement body, InvalidCallException reason) =>
        OrqErrors.InvalidBody(reason.Param, reason.Message);
}
