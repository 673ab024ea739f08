using System.Text.Json;
using InteractiveAi.Client.JamAi;
using InteractiveAi.Client.Orq;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

/// <summary>The adapter over a client of each gateway, and what its tests have in common.</summary>
internal static class AdapterOver
{
    public const string Answer =
        """{"id":"gen-1","created":1760000000,"model":"m-1","choices":[{"index":0,"message":{"role":"assistant","content":"Hello"},"finish_reason":"stop"}]}""";

    public const string Events = """
        data: {"id":"gen-1","created":1760000000,"model":"m-1","choices":[{"index":0,"delta":{"role":"assistant","content":"Hello"},"finish_reason":"stop"}]}

        data: [DONE]


        """;

    public static IReadOnlyList<TestGateway> All { get; } = Enum.GetValues<TestGateway>();

    public static ChatClient Native(
        TestGateway gateway,
        HttpMessageHandler handler,
        Action<ChatClientOptions>? configure = null
    )
    {
        var options = OptionsOf(gateway);
        configure?.Invoke(options);
        return new ChatClient(TestClient.Http(handler), options);
    }

    /// <summary>An adapter whose calls are for the model m, unless the options say otherwise.</summary>
    public static IChatClient Client(
        TestGateway gateway,
        HttpMessageHandler handler,
        ChatAdapterOptions? options = null
    ) => Native(gateway, handler).AsIChatClient(options ?? new ChatAdapterOptions { DefaultModel = "m" });

    public static ChatClientOptions OptionsOf(TestGateway gateway) =>
        gateway switch
        {
            TestGateway.InteractiveAi => new InteractiveAiOptions { ApiKey = TestClient.Key, MaxRetries = 0 },
            TestGateway.Orq => new OrqOptions { ApiKey = TestClient.Key, MaxRetries = 0 },
            TestGateway.JamAi => new JamAiOptions { ApiKey = TestClient.Key, MaxRetries = 0 },
            _ => new OpenAICompatibleOptions(new Uri("https://local.test/v1")) { MaxRetries = 0 },
        };

    /// <summary>What is sent for a call, and what the answer says was left out of it or told in another way.</summary>
    public static async Task<Sent> SendAsync(
        TestGateway gateway,
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        ChatAdapterOptions? adapter = null,
        bool streaming = false
    )
    {
        var handler = new VerbatimHandler(streaming ? VerbatimReply.Events(Events) : VerbatimReply.Json(Answer));
        var logger = new ListLogger();
        adapter = (adapter ?? new ChatAdapterOptions { DefaultModel = "m" }) with { Logger = logger };
        var client = Client(gateway, handler, adapter);

        var response = streaming
            ? await client.GetStreamingResponseAsync(messages, options).ToChatResponseAsync()
            : await client.GetResponseAsync(messages, options);

        return new Sent(handler.Request, ReportIn(response), logger.Lines);
    }

    public static Task<Sent> SendAsync(TestGateway gateway, ChatOptions? options, ChatAdapterOptions? adapter = null) =>
        SendAsync(gateway, [new ChatMessage(ChatRole.User, "Hi")], options, adapter);

    /// <summary>The body of a call for the model m with the one message Hi, and with these members.</summary>
    public static string Body(TestGateway gateway, string members = "", bool streaming = false) =>
        BodyOf(gateway, """{"role":"user","content":"Hi"}""", members, streaming);

    /// <summary>The body of a call for the model m with these messages and members.</summary>
    public static string BodyOf(TestGateway gateway, string messages, string members = "", bool streaming = false) =>
        CanonicalJson.Of(
            $$"""
            {"model":"m","messages":[{{messages}}]
              {{(members.Length > 0 ? "," + members : "")}}
              {{(
                !streaming ? ""
                : gateway is TestGateway.JamAi ? ",\"stream\":true"
                : ",\"stream\":true,\"stream_options\":{\"include_usage\":true}"
            )}}}
            """
        );

    public static IReadOnlyList<string> ReportIn(ChatResponse response) =>
        response.AdditionalProperties?.TryGetValue(ChatAdapterOptions.UnmappedKey, out var value) is true
            ? [.. ((JsonElement)value!).EnumerateArray().Select(static entry => entry.GetString()!)]
            : [];

    /// <summary>A stream of these events, each the JSON of a chunk, with the end that streams have.</summary>
    public static VerbatimReply Stream(params IEnumerable<string> events) =>
        VerbatimReply.Events(string.Concat(events.Append("[DONE]").Select(static data => $"data: {data}\n\n")));

    /// <summary>The updates that came, and the exception that ended them, if any.</summary>
    public static async Task<(IReadOnlyList<ChatResponseUpdate> Updates, Exception? Failure)> ReadAsync(
        IAsyncEnumerable<ChatResponseUpdate> stream,
        CancellationToken cancellationToken = default
    )
    {
        List<ChatResponseUpdate> updates = [];
        try
        {
            await foreach (var update in stream.WithCancellation(cancellationToken))
            {
                updates.Add(update);
            }
        }
        catch (Exception failure)
        {
            return (updates, failure);
        }

        return (updates, null);
    }

    public sealed record Sent(VerbatimRequest Request, IReadOnlyList<string> Report, IReadOnlyList<string> Log)
    {
        public string Body => CanonicalJson.Of(Request.Body);
    }
}
