using System.Net;
using System.Net.Http.Headers;
using InteractiveAi.Client.JamAi;
using InteractiveAi.Client.Orq;

namespace InteractiveAi.Client.Fuzzing;

/// <summary>A client of each gateway, all of which get the answer that was set last. For one thread.</summary>
internal sealed class FuzzGateway : IDisposable
{
    public const string Key = "sk-fuzz-0123456789abcdefghijklmnop";

    private readonly Handler _handler = new();

    public FuzzGateway()
    {
        HttpClient http = new(_handler) { Timeout = Timeout.InfiniteTimeSpan };
        Clients =
        [
            new ChatClient(http, new InteractiveAiOptions { ApiKey = Key, MaxRetries = 0 }),
            new ChatClient(http, new OrqOptions { ApiKey = Key, MaxRetries = 0 }),
            new ChatClient(http, new JamAiOptions { ApiKey = Key, MaxRetries = 0 }),
            new ChatClient(
                http,
                new OpenAICompatibleOptions(new Uri("https://local.test/v1")) { ApiKey = Key, MaxRetries = 0 }
            ),
        ];
    }

    public IReadOnlyList<ChatClient> Clients { get; }

    public static ChatRequest Request { get; } = new() { Model = "m", Messages = ["Hi"] };

    /// <summary>Sets the answer to the next call.</summary>
    public ScriptedBody Answer(
        byte[] bytes,
        Random? sizes,
        bool breaks = false,
        string? contentType = "text/event-stream",
        int status = 200,
        params IEnumerable<(string Name, string Value)> headers
    )
    {
        ScriptedBody body = new(bytes, sizes, breaks);
        StreamContent content = new(body);
        if (contentType is not null)
        {
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        HttpResponseMessage response = new((HttpStatusCode)status) { Content = content };
        foreach ((string name, string value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        _handler.Next = response;
        return body;
    }

    public void Dispose() => _handler.Dispose();

    /// <summary>Runs a task to its end by releasing the body whenever it waits.</summary>
    public static T Wait<T>(Task<T> task, ScriptedBody body)
    {
        while (!task.IsCompleted)
        {
            if (!body.Release() && !SpinWait.SpinUntil(() => task.IsCompleted, TimeSpan.FromSeconds(20)))
            {
                throw new FuzzFailureException("the call waits for nothing");
            }
        }

        return task.GetAwaiter().GetResult();
    }

    private sealed class Handler : HttpMessageHandler
    {
        public HttpResponseMessage? Next { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            HttpResponseMessage response = Next ?? throw new InvalidOperationException("There is one answer only.");
            Next = null;
            response.RequestMessage = request;
            return Task.FromResult(response);
        }
    }
}
