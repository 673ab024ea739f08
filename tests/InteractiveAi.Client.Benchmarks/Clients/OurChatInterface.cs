using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>This library through <see cref="IChatClient"/>. Tool calls come complete and parsed, at the end.</summary>
internal sealed class OurChatInterface : MeasuredClient
{
    public const string ClientName = "ours, IChatClient";

    private readonly RequestScript _script;
    private readonly ChatClient _client;
    private readonly IChatClient _chat;
    private readonly List<ChatMessage>? _messages;

    public OurChatInterface(HttpClient http, Uri endpoint, RequestScript script)
        : base(http, endpoint)
    {
        _script = script;
        _messages = script.HasAttachment ? null : Messages(script);
        _client = OurClient.Connect(http, endpoint);
        _chat = _client.AsIChatClient(RequestScript.Model);
    }

    public override string Name => ClientName;

    public override Delivered Delivers => Delivered.Content | Delivered.Reasoning | Delivered.Tools;

    public override async Task<Digest> StreamAsync()
    {
        Digest digest = default;
        await foreach (
            ChatResponseUpdate update in _chat
                .GetStreamingResponseAsync(_messages ?? Messages(_script))
                .ConfigureAwait(false)
        )
        {
            Add(ref digest, update.Contents);
            digest.Finish.Add(update.FinishReason?.Value);
        }

        return digest;
    }

    public override async Task<long> FirstChunkAsync()
    {
        long first = 0;
        await foreach (
            ChatResponseUpdate _ in _chat
                .GetStreamingResponseAsync(_messages ?? Messages(_script))
                .ConfigureAwait(false)
        )
        {
            first = first is 0 ? Stopwatch.GetTimestamp() : first;
        }

        return first;
    }

    public override async Task<Digest> CompleteAsync()
    {
        Digest digest = default;
        ChatResponse response = await _chat.GetResponseAsync(_messages ?? Messages(_script)).ConfigureAwait(false);
        for (int i = 0; i < response.Messages.Count; i++)
        {
            Add(ref digest, response.Messages[i].Contents);
        }

        digest.Finish.Add(response.FinishReason?.Value);
        digest.Tokens = (int)(response.Usage?.TotalTokenCount ?? 0);
        return digest;
    }

    public override void Dispose()
    {
        _chat.Dispose();
        _client.Dispose();
        base.Dispose();
    }

    private static void Add(ref Digest digest, IList<AIContent> contents)
    {
        for (int i = 0; i < contents.Count; i++)
        {
            switch (contents[i])
            {
                case TextContent text:
                    digest.Content.Add(text.Text);
                    break;
                case TextReasoningContent reasoning:
                    digest.Reasoning.Add(reasoning.Text);
                    break;
                case FunctionCallContent call:
                    digest.CallNames.Add(call.Name);
                    digest.Arguments.Add("{\"text\":\"");
                    digest.Arguments.Add(call.Arguments?["text"] is JsonElement argument ? argument.GetString() : null);
                    digest.Arguments.Add("\"}");
                    break;
                case UsageContent usage:
                    digest.Tokens += (int)(usage.Details.TotalTokenCount ?? 0);
                    break;
            }
        }
    }

    private static List<ChatMessage> Messages(RequestScript script) =>
        [.. script.Turns.Select((text, i) => Turn(script, text, i))];

    private static ChatMessage Turn(RequestScript script, string text, int index) =>
        RequestScript.RoleOf(index) switch
        {
            "system" => new ChatMessage(ChatRole.System, text),
            "assistant" => new ChatMessage(ChatRole.Assistant, text),
            _ when script.Image is { } image => new ChatMessage(
                ChatRole.User,
                [new TextContent(text), new DataContent(image, "image/png")]
            ),
            _ when script.FilePath is { } path => new ChatMessage(
                ChatRole.User,
                [
                    new TextContent(text),
                    new DataContent(File.ReadAllBytes(path), "application/pdf") { Name = "report.pdf" },
                ]
            ),
            _ => new ChatMessage(ChatRole.User, text),
        };
}
