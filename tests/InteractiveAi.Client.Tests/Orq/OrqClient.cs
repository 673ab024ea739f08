using InteractiveAi.Client.Orq;

namespace InteractiveAi.Client.Tests;

/// <summary>Clients of orq.ai for tests.</summary>
internal static class OrqClient
{
    public const string Model = "anthropic/claude-sonnet-4-5";

    public static ChatClient Over(HttpMessageHandler handler, Action<OrqOptions>? configure = null)
    {
        var options = new OrqOptions { ApiKey = TestClient.Key, MaxRetries = 0 };
        configure?.Invoke(options);
        return new ChatClient(TestClient.Http(handler), options);
    }

    /// <summary>The body that orq.ai gets for these messages.</summary>
    public static async Task<string> BodyAsync(params IReadOnlyList<Message> messages)
    {
        var handler = new VerbatimHandler(VerbatimReply.Json("""{"choices":[]}"""));
        using var client = Over(handler);
        await client.CompleteAsync(new OrqChatRequest { Model = "m", Messages = messages });
        return handler.Request.Body;
    }

    /// <summary>How the messages stand in that body.</summary>
    public static async Task<string> SentAsync(params IReadOnlyList<Message> messages)
    {
        const string Start = """{"model":"m","messages":[""";
        var body = await BodyAsync(messages);
        Assert.That(body, Does.StartWith(Start).And.EndsWith("]}"));
        return body[Start.Length..^2];
    }
}
