using System.Net.Http.Headers;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>A client under measurement: it sends one request over and over, and hands back a checksum of what it delivered.</summary>
/// <param name="http">What it sends through.</param>
/// <param name="endpoint">What <c>chat/completions</c> is appended to; ends with a slash.</param>
internal abstract class MeasuredClient(HttpClient http, Uri endpoint) : IDisposable
{
    protected const string Key = "sk-benchmark-0123456789abcdef";

    /// <summary>The column in the tables.</summary>
    public abstract string Name { get; }

    /// <summary>What of an answer reaches the caller in typed form.</summary>
    public virtual Delivered Delivers => Delivered.All;

    protected HttpClient Http { get; } = http;

    protected Uri Endpoint { get; } = endpoint;

    protected Uri Completions { get; } = new(endpoint, "chat/completions");

    /// <summary>Streams one answer to its end.</summary>
    public abstract Task<Digest> StreamAsync();

    /// <summary>Streams one answer to its end.</summary>
    /// <returns>When its first chunk was there.</returns>
    public abstract Task<long> FirstChunkAsync();

    /// <summary>Gets one whole answer.</summary>
    public abstract Task<Digest> CompleteAsync();

    public virtual void Dispose() { }

    protected HttpRequestMessage Post(HttpContent content)
    {
        HttpRequestMessage message = new(HttpMethod.Post, Completions) { Content = content };
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        return message;
    }
}
