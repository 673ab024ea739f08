using Microsoft.AspNetCore.Http;

namespace InteractiveAi.Client.Testing;

/// <summary>The id of a call: the one that its header brings, or one that is made up once.</summary>
internal static class JamAiRequestId
{
    public const string Header = "x-request-id";

    private static readonly object key = new();

    public static string Of(HttpContext context, GenerationIds ids, DateTimeOffset now)
    {
        if (context.Items.TryGetValue(key, out var known))
        {
            return (string)known!;
        }

        var sent = context.Request.Headers[Header].ToString();
        var id = sent.Length > 0 ? sent : ids.Uuid(ids.Next(), now);
        context.Items[key] = id;
        return id;
    }

    /// <summary>The id that the call was given when it came.</summary>
    public static string Of(HttpContext context) => (string)context.Items[key]!;
}
