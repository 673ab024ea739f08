namespace InteractiveAi.Client.Tests;

/// <summary>Clients of Interactive AI for tests, and what such tests have in common.</summary>
internal static class TestClient
{
    public const string Key = "sk-router-0123456789abcdefghij";

    /// <summary>A client over a handler of the test's, with a key and without retries, unless the test says otherwise.</summary>
    public static ChatClient Over(HttpMessageHandler handler, Action<InteractiveAiOptions>? configure = null)
    {
        var options = new InteractiveAiOptions { ApiKey = Key, MaxRetries = 0 };
        configure?.Invoke(options);
        return new ChatClient(Http(handler), options);
    }

    /// <summary>An <see cref="HttpClient"/> as the documentation asks for: without a time limit of its own.</summary>
    public static HttpClient Http(HttpMessageHandler handler) => new(handler) { Timeout = Timeout.InfiniteTimeSpan };

    public static ChatRequest Ask(string prompt = "Hi") => new() { Model = "openai/gpt-4o", Messages = [prompt] };

    /// <summary>The chunks that came, and the exception that ended them, if any.</summary>
    public static async Task<(IReadOnlyList<ChatCompletionChunk> Chunks, Exception? Failure)> ReadAsync(
        IAsyncEnumerable<ChatCompletionChunk> stream,
        CancellationToken cancellationToken = default
    )
    {
        List<ChatCompletionChunk> chunks = [];
        try
        {
            await foreach (var chunk in stream.WithCancellation(cancellationToken))
            {
                chunks.Add(chunk);
            }
        }
        catch (Exception failure)
        {
            return (chunks, failure);
        }

        return (chunks, null);
    }

    /// <summary>The exception that the task fails with, which has to be of exactly this type.</summary>
    public static async Task<T> FailureAsync<T>(Task task)
        where T : Exception
    {
        Exception? failure = null;
        try
        {
            await task;
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        Assert.That(failure, Is.TypeOf<T>(), failure?.ToString());
        return (T)failure!;
    }

    /// <summary>The exception that the stream ends with, which has to be of exactly this type and come before any chunk.</summary>
    public static async Task<T> FailureAsync<T>(IAsyncEnumerable<ChatCompletionChunk> stream)
        where T : Exception
    {
        var (chunks, failure) = await ReadAsync(stream);

        Assert.That(failure, Is.TypeOf<T>(), failure?.ToString());
        Assert.That(chunks, Is.Empty, "chunks before the failure");
        return (T)failure!;
    }
}
