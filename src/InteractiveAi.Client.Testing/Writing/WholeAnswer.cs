using Microsoft.AspNetCore.Http;

namespace InteractiveAi.Client.Testing;

/// <summary>Writes an answer as one JSON document.</summary>
internal static class WholeAnswer
{
    /// <summary>Writes the answer, or as much of it as there is before the connection breaks.</summary>
    public static async Task WriteAsync(
        HttpContext context,
        Dialect dialect,
        Generation generation,
        int? breakAfter,
        Action completing
    )
    {
        var body = WireWriting.ToUtf8(json => dialect.WriteCompletion(json, generation));
        context.Response.ContentType ??= "application/json";
        context.Response.ContentLength = body.Length;
        completing();
        var sent = body.AsMemory(0, Math.Min(breakAfter ?? body.Length, body.Length));
        await context.Response.Body.WriteAsync(sent, context.RequestAborted).ConfigureAwait(false);
    }
}
