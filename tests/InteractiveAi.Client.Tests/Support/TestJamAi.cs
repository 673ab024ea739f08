using InteractiveAi.Client.JamAi;

namespace InteractiveAi.Client.Tests;

/// <summary>Clients of JamAI Base for tests.</summary>
internal static class TestJamAi
{
    public const string Token = "jamai_pat_0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>A client over a handler of the test's, with a token and without retries, unless the test says otherwise.</summary>
    public static ChatClient Over(HttpMessageHandler handler, Action<JamAiOptions>? configure = null)
    {
        var options = new JamAiOptions { ApiKey = Token, MaxRetries = 0 };
        configure?.Invoke(options);
        return new ChatClient(TestClient.Http(handler), options);
    }

    /// <summary>The body that is sent for a request.</summary>
    public static async Task<string> SentAsync(ChatRequest request)
    {
        var handler = new VerbatimHandler(VerbatimReply.Json("""{"choices":[]}"""));
        using var client = Over(handler);
        await client.CompleteAsync(request);
        return handler.Request.Body;
    }
}
