using System.Diagnostics;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>This library's own interface.</summary>
internal sealed class OurClient : MeasuredClient
{
    public const string ClientName = "ours";

    private readonly RequestScript _script;
    private readonly ChatClient _client;
    private readonly ChatRequest? _request;

    public OurClient(HttpClient http, Uri endpoint, RequestScript script)
        : base(http, endpoint)
    {
        _script = script;
        _request = script.HasAttachment ? null : Request(script);
        _client = Connect(http, endpoint);
    }

    public override string Name => ClientName;

    public static ChatClient Connect(HttpClient http, Uri endpoint) =>
        new(http, new InteractiveAiOptions { ApiKey = Key, Endpoint = endpoint });

    public override async Task<Digest> StreamAsync()
    {
        Digest digest = default;
        await foreach (
            ChatCompletionChunk chunk in _client.StreamAsync(_request ?? Request(_script)).ConfigureAwait(false)
        )
        {
            Add(ref digest, chunk);
        }

        return digest;
    }

    public override async Task<long> FirstChunkAsync()
    {
        long first = 0;
        await foreach (ChatCompletionChunk _ in _client.StreamAsync(_request ?? Request(_script)).ConfigureAwait(false))
        {
            first = first is 0 ? Stopwatch.GetTimestamp() : first;
        }

        return first;
    }

    public override async Task<Digest> CompleteAsync()
    {
        Digest digest = default;
        ChatCompletion completion = await _client.CompleteAsync(_request ?? Request(_script)).ConfigureAwait(false);
        digest.Content.Add(completion.Text);
        digest.Finish.Add(completion.FirstChoice?.FinishReason?.Value);
        digest.Tokens = (int)(completion.Usage?.TotalTokens ?? 0);
        Add(ref digest, completion.FirstChoice?.Logprobs);
        return digest;
    }

    public override void Dispose()
    {
        _client.Dispose();
        base.Dispose();
    }

    private static ChatRequest Request(RequestScript script) =>
        new() { Model = RequestScript.Model, Messages = [.. script.Turns.Select((text, i) => Turn(script, text, i))] };

    private static Message Turn(RequestScript script, string text, int index) =>
        RequestScript.RoleOf(index) switch
        {
            "system" => new SystemMessage(text),
            "assistant" => new AssistantMessage(text),
            _ when script.Image is { } image => new UserMessage([
                new TextPart(text),
                new ImagePart(image, "image/png"),
            ]),
            _ when script.FilePath is { } path => new UserMessage([
                new TextPart(text),
                new FilePart(MediaData.FromFile(path, "application/pdf"), "report.pdf"),
            ]),
            _ => new UserMessage(text),
        };

    private static void Add(ref Digest digest, ChatCompletionChunk chunk)
    {
        digest.Content.Add(chunk.Text);
        digest.Reasoning.Add(chunk.Reasoning);
        digest.Finish.Add(chunk.FinishReason?.Value);
        IReadOnlyList<ToolCallDelta> calls = chunk.ToolCalls;
        for (int i = 0; i < calls.Count; i++)
        {
            digest.CallNames.Add(calls[i].Name);
            digest.Arguments.Add(calls[i].Arguments);
        }

        digest.Tokens += (int)(chunk.Usage?.TotalTokens ?? 0);
    }

    // By index: an enumerator of an interface would be counted as the library's.
    private static void Add(ref Digest digest, TokenLogprobs? logprobs)
    {
        IReadOnlyList<TokenLogprob> tokens = logprobs?.Content ?? [];
        for (int i = 0; i < tokens.Count; i++)
        {
            digest.Logprobs.Add(tokens[i].Token);
            IReadOnlyList<TokenLogprob> others = tokens[i].TopLogprobs ?? [];
            for (int j = 0; j < others.Count; j++)
            {
                digest.Logprobs.Add(others[j].Token);
            }
        }
    }
}
