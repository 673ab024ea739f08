using Microsoft.AspNetCore.Http;

namespace InteractiveAi.Client.Testing;

/// <summary>Writes an answer as one JSON document.</summary>
internal static class WholeAnswer
{
    public static async Task WriteAsync(HttpContext context, Dialect dialect, Generation generation, Action completing)
    {
        var body = WireWriting.ToUtf8(json => dialect.WriteCompletion(json, generation));
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        completing();
        await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }
}
