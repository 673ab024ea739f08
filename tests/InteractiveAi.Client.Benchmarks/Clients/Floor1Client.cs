using System.Buffers;
using System.Diagnostics;
using static InteractiveAi.Client.Benchmarks.Floor1Models;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>
/// The leanest client that still yields typed chunks: own splitter, <c>Utf8JsonReader</c> by hand, small classes, repeated strings
/// made once, one async iterator. No errors, no retries, no time limits, nothing unknown kept.
/// </summary>
internal sealed class Floor1Client(HttpClient http, Uri endpoint, RequestScript request)
    : MeasuredClient(http, endpoint)
{
    public const string ClientName = "floor1";

    public override string Name => ClientName;

    public override async Task<Digest> StreamAsync()
    {
        Digest digest = default;
        using HttpRequestMessage message = Post(new Floor1Request(request, streaming: true));
        using HttpResponseMessage response = await Http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead)
            .ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        using Stream body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        await foreach (Chunk chunk in Floor1Events.ReadAsync(body).ConfigureAwait(false))
        {
            Add(ref digest, chunk);
        }

        return digest;
    }

    public override async Task<long> FirstChunkAsync()
    {
        long first = 0;
        using HttpRequestMessage message = Post(new Floor1Request(request, streaming: true));
        using HttpResponseMessage response = await Http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead)
            .ConfigureAwait(false);
        using Stream body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        await foreach (Chunk _ in Floor1Events.ReadAsync(body).ConfigureAwait(false))
        {
            first = first is 0 ? Stopwatch.GetTimestamp() : first;
        }

        return first;
    }

    public override async Task<Digest> CompleteAsync()
    {
        using HttpRequestMessage message = Post(new Floor1Request(request, streaming: false));
        using HttpResponseMessage response = await Http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead)
            .ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        using Stream body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)(response.Content.Headers.ContentLength ?? 4096));
        int length = 0;
        int read;
        do
        {
            if (length == buffer.Length)
            {
                byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                buffer.CopyTo(larger, 0);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
            }

            read = await body.ReadAsync(buffer.AsMemory(length)).ConfigureAwait(false);
            length += read;
        } while (read > 0);

        Chunk answer = new Floor1Reader(names: null).Read(buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        Digest digest = default;
        Add(ref digest, answer);
        return digest;
    }

    private static void Add(ref Digest digest, Chunk chunk)
    {
        foreach (Choice choice in chunk.Choices)
        {
            digest.Content.Add(choice.Delta?.Content);
            digest.Reasoning.Add(choice.Delta?.Reasoning);
            digest.Finish.Add(choice.FinishReason);
            foreach (Call call in choice.Delta?.ToolCalls ?? [])
            {
                digest.CallNames.Add(call.Name);
                digest.Arguments.Add(call.Arguments);
            }

            foreach (Token token in choice.Logprobs ?? [])
            {
                digest.Logprobs.Add(token.Text);
                foreach (Token other in token.Top ?? [])
                {
                    digest.Logprobs.Add(other.Text);
                }
            }
        }

        digest.Tokens += chunk.Usage?.Total ?? 0;
    }
}
